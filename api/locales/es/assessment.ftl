# Cuestionarios, intentos, revisiones, solicitudes de otro intento.
problem-assessment-attempt-not-found = Ese intento no existe o no es suyo.
problem-assessment-question-not-found = Este intento no incluye esa pregunta.
problem-assessment-under-way = Tiene un intento en curso: continúe con él.
problem-assessment-closed = El cuestionario se cerró el { $when }.
problem-assessment-not-open-yet = El cuestionario se abre el { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] El único intento ya está usado. Puede solicitar otro.
   *[other] Los { $limit } intentos ya están usados. Puede solicitar otro.
  }
problem-assessment-wait = El próximo intento podrá empezar el { $when }.
problem-assessment-wait-past-closing = No es posible otro intento: el cuestionario se cierra el { $when }, antes de que termine la espera.
problem-assessment-attempt-ended = El intento ya fue entregado. Se calificó lo que estaba guardado en ese momento; esta respuesta no se guardó.
problem-assessment-time-is-up = El tiempo de este intento se ha agotado. Se calificó lo que se guardó a tiempo; esta respuesta no se guardó.
problem-assessment-stale = Se guardó una respuesta más reciente en otra ventana o en otro dispositivo. Se conserva; la suya no se guardó.
problem-assessment-unfit = La respuesta no corresponde a la pregunta.
problem-assessment-cannot-ask = Por ahora no se puede solicitar otro intento.
problem-assessment-request-not-found = No existe esa solicitud en este curso.
problem-assessment-already-decided = Otra persona ya decidió lo contrario sobre esta solicitud.
problem-assessment-invalid = Algunos campos no son correctos.
problem-assessment-overtaken = Lo mismo se hizo desde otro lugar en el mismo momento. Vuelva a cargar la página.
