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
desk-to-account = Cuenta, funciones y correo
desk-quiz = Cuestionario
desk-mark = Resultado que cuenta
desk-attempts = Intentos
desk-attempts-of = { $used } de { $limit } usados
desk-attempts-unlimited = { $used }, sin límite
desk-more-attempts = Uno más
desk-grant-attempt = Conceder otro intento
desk-attempt-asked = La persona ha pedido uno:
desk-attempts-are-left = Quedan intentos en este cuestionario; no hacía falta conceder nada.
desk-taken = Cursos de esta persona
desk-history-assessment-attempt-granted = Otro intento concedido: { $course }
desk-history-assessment-attempt-refused = Otro intento denegado: { $course }
desk-as-the-learner = Lo que sigue es lo que ve la persona, con las palabras dirigidas a ella.
