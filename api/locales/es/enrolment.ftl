problem-enrolment-not-enrolled = No está inscrito en este curso. Inscríbase en su página; lo que ya hizo se conserva.
problem-enrolment-not-a-lesson = Un cuestionario se completa cuando se aprueba.
