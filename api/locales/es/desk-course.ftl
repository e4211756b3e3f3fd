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
desk-left = se ha ido
desk-met = requisitos cumplidos
desk-missing = { $n ->
    [one] falta una cosa
   *[other] faltan { $n } cosas
    }
desk-next = Más personas
desk-sheet-name = Nombre
desk-sheet-email = Correo
desk-sheet-enrolled = Inscripción
desk-sheet-left = Salida
desk-sheet-done = Hecho
desk-sheet-asked = Pedido
desk-sheet-met = sí
desk-sheet-not-met = todavía no
