# Quizzes, attempts, reviews, wishes for another attempt.
problem-assessment-attempt-not-found = There is no such attempt of yours.
problem-assessment-question-not-found = This attempt does not ask that question.
problem-assessment-under-way = You have an attempt under way. Carry on with that one.
problem-assessment-closed = The quiz closed on { $when }.
problem-assessment-not-open-yet = The quiz opens on { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] The only attempt is used. You can ask for another one.
   *[other] All { $limit } attempts are used. You can ask for another one.
  }
problem-assessment-wait = The next attempt may start on { $when }.
problem-assessment-wait-past-closing = No other attempt is possible: the quiz closes on { $when }, before the wait is over.
problem-assessment-attempt-ended = The attempt was handed in. What had been saved by then was graded; this answer was not saved.
problem-assessment-time-is-up = The time of this attempt is up. What was saved in time was graded; this answer was not saved.
problem-assessment-stale = A newer answer was saved in another window or on another device. It is kept; yours was not saved.
problem-assessment-unfit = The answer does not fit the question.
problem-assessment-cannot-ask = No other attempt can be asked for now.
problem-assessment-request-not-found = There is no such request in this course.
problem-assessment-already-decided = Somebody else has decided otherwise about this request.
problem-assessment-invalid = Some fields are not as they must be.
problem-assessment-overtaken = The same thing was done from elsewhere at the same moment. Load the page again.
