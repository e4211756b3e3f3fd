# Courses at the desk.
desk-courses-title = Courses you look after
desk-no-courses = You do not look after any course.
desk-certificates = Certificates
desk-attempt-requests = Requests for another attempt
desk-sheet = Download progress (CSV)
desk-learners = Learners
desk-no-learners = Nobody has enrolled yet.
desk-done = Done
desk-done-of = { $done } of { $asked } ({ $percent }%)
desk-marks = Quizzes
desk-awards = Certificate
desk-left = left the course
desk-met = requirements met
desk-missing = { $n ->
    [one] one thing missing
   *[other] { $n } things missing
    }
desk-next = More learners
desk-sheet-name = Name
desk-sheet-email = Email address
desk-sheet-enrolled = Enrolled
desk-sheet-left = Left
desk-sheet-done = Done
desk-sheet-asked = Required
desk-sheet-met = met
desk-sheet-not-met = not yet
desk-to-account = Account, roles and mail address
desk-quiz = Quiz
desk-mark = Mark that counts
desk-attempts = Attempts
desk-attempts-of = { $used } of { $limit } used
desk-attempts-unlimited = { $used }, no limit
desk-more-attempts = One more
desk-grant-attempt = Grant another attempt
desk-attempt-asked = The learner has asked for one:
desk-attempts-are-left = There are attempts left in this quiz; nothing had to be granted.
desk-taken = Courses this person takes
desk-history-assessment-attempt-granted = Another attempt granted: { $course }
desk-history-assessment-attempt-refused = Another attempt refused: { $course }
desk-as-the-learner = What follows is what the learner sees, said to the learner.
