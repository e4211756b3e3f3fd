minutes-short = { $n } min
duration-minutes = { $n ->
        [one] { $n } minuto
       *[other] { $n } minutos
    }
duration-hours = { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
duration-both = { $hours } { $minutes }
percent = { $number } %
quoted = «{ $title }»
requirement-all = Hacer todas las lecciones obligatorias y aprobar todos los cuestionarios obligatorios.
requirement-all-of = Hacer todas las lecciones obligatorias y aprobar todos los cuestionarios obligatorios de { $modules }.
requirement-mark = Obtener al menos { $mark } en el cuestionario «{ $quiz }».
requirement-lessons = { $n ->
        [one] Hacer al menos { $n } lección.
       *[other] Hacer al menos { $n } lecciones.
    }
requirement-grade = Obtener una nota global de al menos { $mark }.
