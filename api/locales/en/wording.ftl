minutes-short = { $n } min
duration-minutes = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
duration-hours = { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
duration-both = { $hours } { $minutes }
percent = { $number }%
quoted = “{ $title }”
requirement-all = Do every required lesson and pass every required quiz.
requirement-all-of = Do every required lesson and pass every required quiz of { $modules }.
requirement-mark = Reach at least { $mark } in the quiz “{ $quiz }”.
requirement-lessons = { $n ->
        [one] Do at least { $n } lesson.
       *[other] Do at least { $n } lessons.
    }
requirement-grade = Reach an overall grade of at least { $mark }.
