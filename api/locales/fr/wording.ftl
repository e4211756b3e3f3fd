minutes-short = { $n } min
duration-minutes = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
duration-hours = { $n ->
        [one] { $n } heure
       *[other] { $n } heures
    }
duration-both = { $hours } { $minutes }
percent = { $number } %
quoted = « { $title } »
requirement-all = Faire toutes les leçons demandées et réussir tous les quiz demandés.
requirement-all-of = Faire toutes les leçons demandées et réussir tous les quiz demandés de { $modules }.
requirement-mark = Obtenir au moins { $mark } au quiz « { $quiz } ».
requirement-lessons = { $n ->
        [one] Faire au moins { $n } leçon.
       *[other] Faire au moins { $n } leçons.
    }
requirement-grade = Obtenir une note d’ensemble d’au moins { $mark }.
