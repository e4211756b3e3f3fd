progress-title = My progress
progress-link = What is done and what is missing
progress-bar = Required activities
progress-tally = { $done } of { $all }
progress-time-left = About { $duration } left.
progress-award = Certificate:
progress-award-met = You meet every requirement.
progress-award-missing = This is what is asked, and where you stand.
progress-met = Met.
progress-not-met = Not met yet.
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
missing-grade = A better mark in one of these quizzes raises your overall grade:
missing-quiz-not-tried = Not tried yet.
missing-quiz-below = { $have } so far, { $need } needed.
missing-unavailable = At the moment the course offers nothing that could meet this requirement. Please use “Report a problem” in any lesson; the authors will look into it.
way-carry-on = An attempt is under way: carry on with it.
way-start = You can start an attempt now.
way-start-from = You can start an attempt from { $moment }.
way-attempts-left = { $n ->
        [one] One attempt left.
       *[other] { $n } attempts left.
    }
way-until = Until { $moment }.
way-ask = You have no attempts left: ask for another one on the quiz page.
way-asked = You have no attempts left. You have asked for another one and will get an email.
way-closed = You can no longer start an attempt: the quiz closes on { $moment }.
progress-done-of = { $done } of { $all } required activities done
