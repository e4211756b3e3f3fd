problem-enrolment-not-enrolled = Vous n’êtes pas inscrit à ce cours. Inscrivez-vous sur sa page ; ce que vous avez déjà fait est conservé.
problem-enrolment-not-a-lesson = Un quiz est terminé lorsque vous le réussissez.
