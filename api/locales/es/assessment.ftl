# Cuestionarios, intentos, revisiones, solicitudes de otro intento.
problem-assessment-attempt-not-found = Ese intento no existe o no es suyo.
problem-assessment-question-not-found = Este intento no incluye esa pregunta.
problem-assessment-under-way = Tiene un intento en curso: continúe con él.
problem-assessment-closed = El cuestionario se cerró el { $when }.
problem-assessment-not-open-yet = El cuestionario se abre el { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] Ya ha usado el único intento. Puede solicitar otro.
   *[other] Ya ha usado los { $limit } intentos. Puede solicitar otro.
  }
problem-assessment-wait = El próximo intento podrá empezar el { $when }.
problem-assessment-wait-past-closing = No es posible otro intento: el cuestionario se cierra el { $when }, antes de que termine la espera.
problem-assessment-attempt-ended = Este intento ya se entregó. Se calificó lo que estaba guardado en ese momento; esta respuesta no se guardó.
problem-assessment-time-is-up = El tiempo de este intento se ha agotado. Se calificó lo que se guardó a tiempo; esta respuesta no se guardó.
problem-assessment-stale = Se guardó una respuesta más reciente en otra ventana o en otro dispositivo. Se conserva; la suya no se guardó.
problem-assessment-unfit = La respuesta no corresponde a la pregunta.
problem-assessment-cannot-ask = Por ahora no puede solicitar otro intento.
problem-assessment-request-not-found = No existe esa solicitud en este curso.
problem-assessment-already-decided = Otra persona ya resolvió esta solicitud en sentido contrario. Vuelva a cargar la página para ver la respuesta.
problem-assessment-invalid = Hay campos por corregir.
problem-assessment-overtaken = La misma acción se hizo desde otro lugar al mismo tiempo. Vuelva a cargar la página.
fault-answer-wrong-shape = Esta respuesta no corresponde a este tipo de pregunta. Responda de nuevo en los campos que se muestran.
fault-answer-unknown-option = Una de las opciones elegidas no está entre las ofrecidas. Elija de nuevo.
fault-answer-given-twice = La misma opción o el mismo lugar aparece dos veces. Cambie uno de los dos.
fault-answer-unknown-place = Ese lugar no existe. Use cada número una vez, a partir del 1.
fault-answer-text-too-long = Esta respuesta supera los 200 caracteres. Acórtela.
fault-answer-not-a-number = Esto no es un número. Escriba cifras, por ejemplo 12 o 2,5.
fault-answer-number-too-long = Este número tiene demasiadas cifras. Acórtelo.
fault-attempt-reason-missing = Escriba aquí unas palabras.
fault-attempt-reason-too-long = Este texto supera los 1000 caracteres. Acórtelo.
quiz-expect = Qué le espera
quiz-fallback = Este cuestionario aún no está disponible en su idioma: aquí está en su idioma original ({ $language }).
quiz-done = Ha aprobado este cuestionario.
quiz-mark = Su resultado hasta ahora: { $percent }.
quiz-to-progress = Ver lo que todavía falta
quiz-saving = Sus respuestas se guardan a medida que avanza. Puede cerrar la página, volver más tarde o continuar en otro dispositivo.
quiz-percent = { $percent } %
quiz-fact-questions = Preguntas
quiz-fact-time = Duración
quiz-fact-attempts = Intentos
quiz-fact-pass-mark = Nota para aprobar
quiz-fact-counts = Qué resultado cuenta
quiz-fact-wait = Espera entre intentos
quiz-fact-opens = Apertura
quiz-fact-closes = Cierre
quiz-fact-feedback = Comentarios sobre sus respuestas
quiz-fact-keys = Respuestas correctas
quiz-questions = { $n ->
    [one] { $n } pregunta
   *[other] { $n } preguntas
  }
quiz-minutes-at-most = { $n ->
    [one] { $n } minuto como máximo, a partir del momento en que empiece
   *[other] { $n } minutos como máximo, a partir del momento en que empiece
  }
quiz-minutes-about = { $n ->
    [one] { $n } minuto aproximadamente, sin límite
   *[other] unos { $n } minutos, sin límite
  }
quiz-attempts-left = { $n ->
    [0] no queda ninguno
    [one] queda { $n }
   *[other] quedan { $n }
  }
quiz-attempts-unlimited = tantos como quiera
quiz-wait-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
  }
quiz-counts-best = su mejor intento
quiz-counts-last = su último intento
quiz-counts-first = su primer intento
quiz-counts-average = el promedio de sus intentos
quiz-shown-after-submit = se muestran después de cada intento
quiz-shown-when-settled = se muestran cuando haya aprobado o usado todos los intentos
quiz-shown-never = no se muestran
quiz-start = Empezar el cuestionario
quiz-start-again = Empezar otro intento
quiz-carry-on = Continuar con su intento
quiz-none-left = { $limit ->
    [one] Ya ha usado el único intento.
   *[other] Ya ha usado los { $limit } intentos.
  }
quiz-attempts = Sus intentos
quiz-column-attempt = Intento
quiz-column-started = Inicio
quiz-column-result = Resultado
quiz-attempt-number = Intento { $number }
quiz-row-open = en curso
quiz-passed = Aprobado
quiz-not-passed = No aprobado
quiz-ask-title = Solicitar otro intento
quiz-ask-text = Una persona que facilita el curso leerá su solicitud. Recibirá un correo si se le concede otro intento.
quiz-ask-reason = ¿Por qué desea otro intento?
quiz-ask-hint = Bastan una o dos frases.
quiz-ask-send = Solicitar otro intento
quiz-said-asked = Su solicitud se ha enviado.
quiz-asked = Solicitó otro intento el { $when }. La solicitud está pendiente de respuesta.
quiz-granted = Se le ha concedido otro intento.
quiz-refused = Su solicitud de otro intento se ha denegado: «{ $answer }»
quiz-refused-wordless = Su solicitud de otro intento se ha denegado.
attempt-title = { $title }, intento { $number }
attempt-intro = Cada respuesta se guarda en cuanto usted la da.
attempt-no-scripts = Su navegador no ejecuta scripts: una respuesta se guarda cuando usted pulsa «Guardar» más abajo o entrega el cuestionario.
attempt-ends = El tiempo termina el { $when }.
attempt-time-left = Tiempo restante: { $time }
attempt-time-over = El tiempo se ha agotado. Entregue ahora: cuenta lo que se guardó a tiempo.
attempt-legend = { $points ->
    [one] Pregunta { $number } de { $all } · { $points } punto
   *[other] Pregunta { $number } de { $all } · { $points } puntos
  }
attempt-error = Pregunta { $number }: { $what }
attempt-newer-short = se guardó una respuesta más reciente en otro lugar. Elija cuál conservar.
attempt-newer = Se guardó una respuesta más reciente a esta pregunta en otra ventana o en otro dispositivo:
attempt-take-newer = Usar la respuesta más reciente
attempt-keep-mine = Conservar la respuesta de abajo
attempt-saved = Guardado
attempt-report = Informar de un problema
attempt-save = Guardar
attempt-hand-in = Entregar
attempt-said-saved = Sus respuestas están guardadas. Puede continuar, o cerrar la página y volver.
attempt-choose = Elegir…
attempt-choose-all = Elija todas las opciones correctas.
attempt-order-hint = Dé a cada elemento su lugar: el 1 es el primero.
attempt-place-of = Lugar de «{ $item }»
attempt-your-answer = Su respuesta
answer-true = Verdadero
answer-false = Falso
hand-in-title = ¿Entregar con preguntas sin responder?
hand-in-blank = { $n ->
    [one] Una pregunta aún no tiene respuesta:
   *[other] { $n } preguntas aún no tienen respuesta:
  }
hand-in-question = Pregunta { $number }
hand-in-text = Una pregunta sin respuesta no da puntos. Después de entregar ya no se puede cambiar nada en este intento.
hand-in-back = Volver a las preguntas
hand-in-anyway = Entregar de todos modos
review-title = { $title }, intento { $number }: resultado
review-closed = El tiempo de este intento terminó el { $when }. Lo que había guardado hasta entonces se conservó y se calificó.
review-too-late = Este intento ya había terminado cuando llegaron sus últimas respuestas. No se contaron; se calificó lo guardado antes.
review-passed = Aprobado
review-failed = No aprobado
review-points = Puntos: { $earned } de { $possible }
review-pass-mark = nota para aprobar: { $percent }
review-counts = El resultado que cuenta es { $percent } ({ $rule }).
review-to-progress = Ver mi progreso
review-to-quiz = Volver al cuestionario
review-what-next = Qué puedo hacer ahora
review-feedback-later = Los puntos y comentarios de cada pregunta se muestran cuando haya aprobado o usado todos los intentos.
review-keys-later = Las respuestas correctas se muestran cuando haya aprobado o usado todos los intentos.
review-right = Correcta
review-partly = Correcta en parte
review-wrong = Incorrecta
review-blank = Sin respuesta
review-your-answer = Su respuesta:
review-right-answer = Respuesta correcta:
review-chosen = Su respuesta
review-chosen-right = Su respuesta, correcta
review-chosen-wrong = Su respuesta, incorrecta
review-right-option = Respuesta correcta
review-late = Esta respuesta llegó con el tiempo ya agotado, dentro del minuto previsto para conexiones lentas. Cuenta.
requests-title = Solicitudes de otro intento
requests-intro = Las más antiguas primero. Si concede un intento, la persona recibe un correo; si lo deniega, lee su respuesta en la página del cuestionario.
requests-none = Nadie está a la espera de otro intento.
requests-used = { $n ->
    [one] { $n } intento usado
   *[other] { $n } intentos usados
  }
requests-grant = Conceder un intento más
requests-refuse-open = Denegar
requests-answer = Su respuesta
requests-answer-hint = La persona leerá esta respuesta: diga por qué y qué le ayudaría.
requests-refuse = Denegar la solicitud
requests-said-granted = Se ha concedido un intento más; la persona recibe un correo.
requests-said-refused = La solicitud se ha denegado. La persona puede leer su respuesta.
