# Los cursos en la oficina.
desk-courses-title = Cursos a su cargo
desk-no-courses = No tiene ningún curso a su cargo.
desk-certificates = Certificados
desk-attempt-requests = Solicitudes de otro intento
desk-sheet = Descargar el progreso (CSV)
desk-learners = Personas inscritas
desk-no-learners = Todavía no hay nadie inscrito.
desk-done = Hecho
desk-done-of = { $done } de { $asked } ({ $percent } %)
desk-marks = Cuestionarios
desk-awards = Certificado
desk-left = dejó el curso
desk-met = requisitos cumplidos
desk-missing = { $n ->
    [one] falta una cosa
   *[other] faltan { $n } cosas
    }
desk-next = Personas siguientes
desk-sheet-name = Nombre
desk-sheet-email = Dirección de correo
desk-sheet-enrolled = Inscripción
desk-sheet-left = Salida
desk-sheet-done = Hechas
desk-sheet-asked = Obligatorias
desk-sheet-met = sí
desk-sheet-not-met = todavía no
