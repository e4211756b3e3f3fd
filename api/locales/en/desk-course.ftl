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
