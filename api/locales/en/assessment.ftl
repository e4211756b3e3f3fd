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
fault-answer-wrong-shape = This answer does not fit the kind of question. Answer it again with the fields shown.
fault-answer-unknown-option = One of the choices is not among those offered. Choose again.
fault-answer-given-twice = The same choice or the same place was given twice. Change one of the two.
fault-answer-unknown-place = There is no such place. Use each number once, from 1 on.
fault-answer-text-too-long = This answer is longer than 200 characters. Shorten it.
fault-answer-not-a-number = This does not read as a number. Write digits, for instance 12 or 2.5.
fault-answer-number-too-long = This number has too many digits. Shorten it.
fault-attempt-reason-missing = Write a few words here.
fault-attempt-reason-too-long = This is longer than 1,000 characters. Shorten it.
quiz-expect = What to expect
quiz-fallback = This quiz is not available in your language yet. It is shown in { $language }.
quiz-done = You have passed this quiz.
quiz-mark = The result that counts so far: { $percent }.
quiz-to-progress = See what is still missing
quiz-saving = Each answer is kept as you give it. You can close the page, come back later or go on with another device.
quiz-percent = { $percent }%
quiz-fact-questions = Questions
quiz-fact-time = Time
quiz-fact-attempts = Attempts
quiz-fact-pass-mark = Pass mark
quiz-fact-counts = What counts
quiz-fact-wait = Pause between attempts
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
    [one] The only attempt is used.
   *[other] All { $limit } attempts are used.
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
quiz-ask-text = A facilitator of the course reads your request. You are told by mail when another attempt is granted.
quiz-ask-reason = Why would you like another attempt?
quiz-ask-hint = A sentence or two is enough.
quiz-ask-send = Ask for another attempt
quiz-said-asked = Your request was sent.
quiz-asked = You asked for another attempt on { $when }. The request is waiting for an answer.
quiz-granted = You were granted another attempt.
quiz-refused = Your request for another attempt was refused: “{ $answer }”
quiz-refused-wordless = Your request for another attempt was refused.
attempt-title = { $title }, attempt { $number }
attempt-intro = Each answer is kept as you give it. Without scripts, press “Save” now and then.
attempt-ends = The time ends on { $when }.
attempt-time-left = Time left: { $time }
attempt-time-over = The time is up. Hand in now: what was saved in time counts.
attempt-legend = { $points ->
    [one] Question { $number } of { $all } · { $points } point
   *[other] Question { $number } of { $all } · { $points } points
  }
attempt-error = Question { $number }: { $what }
attempt-newer-short = a newer answer was saved elsewhere. Choose which one to keep.
attempt-newer = A newer answer to this question was saved in another window or on another device:
attempt-take-newer = Use the newer answer
attempt-keep-mine = Keep what stands below
attempt-saved = Saved
attempt-report = Report a problem
attempt-save = Save
attempt-hand-in = Hand in
attempt-said-saved = Your answers are saved. You can go on, or close the page and come back.
attempt-choose = Choose …
attempt-choose-all = Choose every option that is right.
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
hand-in-anyway = Hand in all the same
review-title = { $title }, attempt { $number }: result
review-closed = The time of this attempt ended on { $when }. What you had saved by then was kept and graded.
review-too-late = This attempt had already ended when your last answers arrived. They were not counted; what had been saved before was graded.
review-passed = Passed
review-failed = Not passed
review-points = { $earned } of { $possible } points
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
review-late = This answer arrived after the time was up, within the minute allowed for slow connections. It counts.
requests-title = Requests for another attempt
requests-intro = Oldest first. Who is granted an attempt is told by mail; who is refused one reads your words on the page of the quiz.
requests-none = Nobody is waiting for another attempt.
requests-used = { $n ->
    [one] 1 attempt used
   *[other] { $n } attempts used
  }
requests-grant = Grant one more attempt
requests-refuse-open = Refuse
requests-answer = What would you like to say?
requests-answer-hint = The learner reads this: say why, and what would help.
requests-refuse = Refuse the request
requests-said-granted = One more attempt was granted, and the learner is told by mail.
requests-said-refused = The request was refused, with your words.
