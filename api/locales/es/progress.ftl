progress-title = Mi progreso
progress-link = Qué está hecho y qué falta
progress-bar = Actividades obligatorias
progress-tally = { $done } de { $all }
progress-time-left = Tiempo restante aproximado: { $duration }.
progress-award = Certificado:
progress-award-met = Cumple todos los requisitos.
progress-award-missing = Esto es lo que se pide, y cómo va usted.
progress-met = Cumplido.
progress-not-met = Todavía no cumplido.
progress-done-on = hecho el { $day }
evidence-so-far = { $mark } hasta ahora
evidence-not-tried = aún no intentado
evidence-lessons = { $n ->
        [one] { $n } lección hecha
       *[other] { $n } lecciones hechas
    }
missing-lesson = léala y pulse «Hecho, siguiente» al final.
missing-more-lessons = { $n ->
        [one] Una lección más, cualquiera de estas:
       *[other] { $n } lecciones más, cualquiera de estas:
    }
missing-grade = Una nota mejor en uno de estos cuestionarios sube su nota global:
missing-quiz-not-tried = Aún no intentado.
missing-quiz-below = { $have } hasta ahora; se necesita { $need }.
missing-unavailable = Por ahora no hay nada en el curso que permita cumplir este requisito. Use «Informar de un problema» en cualquier lección y los autores lo revisarán.
way-carry-on = Hay un intento en curso: continúelo.
way-start = Puede empezar un intento ahora.
way-start-from = Podrá empezar un intento a partir del { $moment }.
way-attempts-left = { $n ->
        [one] Queda un intento.
       *[other] Quedan { $n } intentos.
    }
way-until = Hasta el { $moment }.
way-ask = No le queda ningún intento: solicite otro en la página del cuestionario.
way-asked = No le queda ningún intento. Ha solicitado otro y recibirá un correo.
way-closed = Ya no puede empezar ningún intento: el cuestionario se cierra el { $moment }.
progress-done-of = { $done } de { $all } actividades obligatorias hechas
