# Courses at the desk.
desk-courses-title = Courses you look after
desk-no-courses = There is no course for you to look after.
desk-certificates = Certificates
desk-attempt-requests = Requests for another attempt
desk-sheet = Download progress (CSV)
desk-learners = Learners
desk-no-learners = Nobody has enrolled yet.
desk-done = Done
desk-done-of = { $done } of { $asked } ({ $percent }%)
desk-marks = Quizzes
desk-awards = Certificate
desk-left = left
desk-met = requirements met
desk-missing = { $n ->
    [one] one thing missing
   *[other] { $n } things missing
    }
desk-next = More learners
desk-sheet-name = Name
desk-sheet-email = Mail address
desk-sheet-enrolled = Enrolled
desk-sheet-left = Left
desk-sheet-done = Done
desk-sheet-asked = Asked
desk-sheet-met = met
desk-sheet-not-met = not yet
