problem-enrolment-not-enrolled = You are not enrolled in this course. Enrol on its page; what you did before is kept.
problem-enrolment-not-a-lesson = A quiz is done when you pass it.
