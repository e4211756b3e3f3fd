progress-title = My progress
progress-link = What is done and what is missing
progress-bar = Required activities
progress-tally = { $done } of { $all }
progress-time-left = About { $duration } left.
progress-award = Certificate:
progress-award-met = Every requirement is met.
progress-award-missing = This is what it takes, and where you stand.
progress-met = Met.
progress-not-met = Still missing.
progress-done-on = done on { $day }
evidence-so-far = { $mark } so far
evidence-not-tried = not tried yet
evidence-lessons = { $n ->
        [one] { $n } lesson done
       *[other] { $n } lessons done
    }
missing-lesson = read it and press “Done, next” at its end.
missing-more-lessons = { $n ->
        [one] One more lesson; any of these will do:
       *[other] { $n } more lessons; any of these will do:
    }
missing-grade = A better mark in one of these quizzes raises the overall grade:
missing-quiz-not-tried = Not tried yet.
missing-quiz-below = { $have } so far, { $need } needed.
missing-unavailable = The course has nothing at the moment that could meet this. Report it as a problem in any lesson, and its authors will look at it.
way-carry-on = An attempt is under way: carry on with it.
way-start = You can start an attempt now.
way-start-from = You can start an attempt from { $moment }.
way-attempts-left = { $n ->
        [one] One attempt left.
       *[other] { $n } attempts left.
    }
way-until = Until { $moment }.
way-ask = No attempt is left: ask for another on the quiz page.
way-asked = No attempt is left. You have asked for another and will get a letter.
way-closed = No attempt can start any more: the quiz closes on { $moment }.
progress-done-of = { $done } of { $all } required activities done
