# Quizzes, attempts, reviews, wishes for another attempt.
problem-assessment-attempt-not-found = There is no such attempt of yours.
problem-assessment-question-not-found = This attempt does not ask that question.
problem-assessment-under-way = You already have an attempt under way. Carry on with that one.
problem-assessment-closed = The quiz closed on { $when }.
problem-assessment-not-open-yet = The quiz opens on { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] You have used your only attempt. You can ask for another one.
   *[other] You have used all { $limit } attempts. You can ask for another one.
  }
problem-assessment-wait = The next attempt may start on { $when }.
problem-assessment-wait-past-closing = No other attempt is possible: the quiz closes on { $when }, before the wait is over.
problem-assessment-attempt-ended = This attempt has been handed in. What had been saved by then was graded; this answer was not saved.
problem-assessment-time-is-up = The time for this attempt is up. What was saved in time was graded; this answer was not saved.
problem-assessment-stale = A newer answer was saved in another window or on another device. It is kept; yours was not saved.
problem-assessment-unfit = The answer does not fit the question.
problem-assessment-cannot-ask = You cannot ask for another attempt at the moment.
problem-assessment-request-not-found = There is no such request in this course.
problem-assessment-already-decided = Somebody else has already decided this request the other way. Load the page again to see the answer.
problem-assessment-invalid = Some fields need to be corrected.
problem-assessment-overtaken = The same thing was done elsewhere at the same moment. Load the page again.
fault-answer-wrong-shape = This answer does not fit this type of question. Answer again in the fields shown.
fault-answer-unknown-option = One of the choices is not among those offered. Choose again.
fault-answer-given-twice = The same choice or the same place appears twice. Change one of the two.
fault-answer-unknown-place = There is no such place. Use each number once, starting from 1.
fault-answer-text-too-long = This answer is longer than 200 characters. Shorten it.
fault-answer-not-a-number = This is not a number. Write digits, for example 12 or 2.5.
fault-answer-number-too-long = This number has too many digits. Shorten it.
fault-attempt-reason-missing = Write a few words here.
fault-attempt-reason-too-long = This is longer than 1,000 characters. Shorten it.
quiz-expect = What to expect
quiz-fallback = This quiz is not available in your language yet: here it is in its original language ({ $language }).
quiz-done = You have passed this quiz.
quiz-mark = Your result so far: { $percent }.
quiz-to-progress = See what is still missing
quiz-saving = Your answers are saved as you go. You can close the page, come back later or go on with another device.
quiz-percent = { $percent }%
quiz-fact-questions = Questions
quiz-fact-time = Time
quiz-fact-attempts = Attempts
quiz-fact-pass-mark = Pass mark
quiz-fact-counts = Which result counts
quiz-fact-wait = Wait between attempts
quiz-fact-opens = Opens
quiz-fact-closes = Closes
quiz-fact-feedback = Comments on your answers
quiz-fact-keys = Right answers
quiz-questions = { $n ->
    [one] 1 question
   *[other] { $n } questions
  }
quiz-minutes-at-most = { $n ->
    [one] 1 minute at most, from the moment you start
   *[other] { $n } minutes at most, from the moment you start
  }
quiz-minutes-about = { $n ->
    [one] about 1 minute, no limit
   *[other] about { $n } minutes, no limit
  }
quiz-attempts-left = { $n ->
    [0] none left
    [one] 1 left
   *[other] { $n } left
  }
quiz-attempts-unlimited = as many as you like
quiz-wait-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
quiz-counts-best = your best attempt
quiz-counts-last = your last attempt
quiz-counts-first = your first attempt
quiz-counts-average = the average of your attempts
quiz-shown-after-submit = shown after each attempt
quiz-shown-when-settled = shown once you have passed or used all attempts
quiz-shown-never = not shown
quiz-start = Start the quiz
quiz-start-again = Start another attempt
quiz-carry-on = Carry on with your attempt
quiz-none-left = { $limit ->
    [one] You have used your only attempt.
   *[other] You have used all { $limit } attempts.
  }
quiz-attempts = Your attempts
quiz-column-attempt = Attempt
quiz-column-started = Started
quiz-column-result = Result
quiz-attempt-number = Attempt { $number }
quiz-row-open = under way
quiz-passed = Passed
quiz-not-passed = Not passed
quiz-ask-title = Ask for another attempt
quiz-ask-text = A facilitator of the course reads your request. You will get an email if another attempt is granted.
quiz-ask-reason = Why would you like another attempt?
quiz-ask-hint = A sentence or two is enough.
quiz-ask-send = Ask for another attempt
quiz-said-asked = Your request has been sent.
quiz-asked = You asked for another attempt on { $when }. The request is waiting for an answer.
quiz-granted = You have been granted another attempt.
quiz-refused = Your request for another attempt was refused: “{ $answer }”
quiz-refused-wordless = Your request for another attempt was refused.
attempt-title = { $title }, attempt { $number }
attempt-intro = Each answer is saved as you give it.
attempt-no-scripts = Your browser runs no scripts: an answer is saved when you press “Save” below or hand in.
attempt-ends = Your time ends on { $when }.
attempt-time-left = Time left: { $time }
attempt-time-over = Your time is up. Hand in now: what was saved in time counts.
attempt-legend = { $points ->
    [one] Question { $number } of { $all } · { $points } point
   *[other] Question { $number } of { $all } · { $points } points
  }
attempt-error = Question { $number }: { $what }
attempt-newer-short = a newer answer was saved elsewhere. Choose which one to keep.
attempt-newer = A newer answer to this question was saved in another window or on another device:
attempt-take-newer = Use the newer answer
attempt-keep-mine = Keep the answer below
attempt-saved = Saved
attempt-report = Report a problem
attempt-save = Save
attempt-hand-in = Hand in
attempt-said-saved = Your answers are saved. You can go on, or close the page and come back.
attempt-choose = Choose…
attempt-choose-all = Choose all the right options.
attempt-order-hint = Give each item its place: 1 is the first.
attempt-place-of = Place of “{ $item }”
attempt-your-answer = Your answer
answer-true = True
answer-false = False
hand-in-title = Hand in with unanswered questions?
hand-in-blank = { $n ->
    [one] One question has no answer yet:
   *[other] { $n } questions have no answer yet:
  }
hand-in-question = Question { $number }
hand-in-text = A question without an answer earns no points. After handing in, nothing can be changed in this attempt.
hand-in-back = Back to the questions
hand-in-anyway = Hand in anyway
review-title = { $title }, attempt { $number }: result
review-closed = The time for this attempt ended on { $when }. What you had saved by then was kept and graded.
review-too-late = This attempt had already ended when your last answers arrived. They were not counted; what had been saved before was graded.
review-passed = Passed
review-failed = Not passed
review-points = Points: { $earned } of { $possible }
review-pass-mark = pass mark { $percent }
review-counts = The result that counts is { $percent } ({ $rule }).
review-to-progress = See my progress
review-to-quiz = Back to the quiz
review-what-next = What I can do next
review-feedback-later = Points and comments for each question are shown once you have passed or used all attempts.
review-keys-later = The right answers are shown once you have passed or used all attempts.
review-right = Right
review-partly = Partly right
review-wrong = Not right
review-blank = No answer
review-your-answer = Your answer:
review-right-answer = Right answer:
review-chosen = Your answer
review-chosen-right = Your answer, right
review-chosen-wrong = Your answer, not right
review-right-option = Right answer
review-late = This answer arrived after your time was up, within the minute allowed for slow connections. It counts.
requests-title = Requests for another attempt
requests-intro = Oldest first. If you grant an attempt, the learner is told by email; if you refuse, the learner reads your words on the quiz page.
requests-none = Nobody is waiting for another attempt.
requests-used = { $n ->
    [one] 1 attempt used
   *[other] { $n } attempts used
  }
requests-grant = Grant one more attempt
requests-refuse-open = Refuse
requests-answer = Your answer to the learner
requests-answer-hint = The learner reads this. Say why, and what would help.
requests-refuse = Refuse the request
requests-said-granted = One more attempt has been granted. The learner is told by email.
requests-said-refused = The request has been refused. The learner can read your answer.
