# Quiz, tentatives, corrigés, demandes de tentative supplémentaire.
problem-assessment-attempt-not-found = Cette tentative n’existe pas ou n’est pas la vôtre.
problem-assessment-question-not-found = Cette tentative ne pose pas cette question.
problem-assessment-under-way = Vous avez une tentative en cours : poursuivez celle-ci.
problem-assessment-closed = Le quiz a fermé le { $when }.
problem-assessment-not-open-yet = Le quiz ouvrira le { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] La seule tentative possible est utilisée. Vous pouvez en demander une autre.
   *[other] Les { $limit } tentatives sont utilisées. Vous pouvez en demander une autre.
  }
problem-assessment-wait = La prochaine tentative pourra commencer le { $when }.
problem-assessment-wait-past-closing = Aucune autre tentative n’est possible : le quiz ferme le { $when }, avant la fin du délai d’attente.
problem-assessment-attempt-ended = La tentative a été rendue. Ce qui était enregistré à ce moment-là a été noté ; cette réponse n’a pas été enregistrée.
problem-assessment-time-is-up = Le temps de cette tentative est écoulé. Ce qui était enregistré à temps a été noté ; cette réponse n’a pas été enregistrée.
problem-assessment-stale = Une réponse plus récente a été enregistrée dans une autre fenêtre ou sur un autre appareil. Elle est conservée ; la vôtre n’a pas été enregistrée.
problem-assessment-unfit = La réponse ne convient pas à la question.
problem-assessment-cannot-ask = Il n’est pas possible de demander une autre tentative pour le moment.
problem-assessment-request-not-found = Cette demande n’existe pas dans ce cours.
problem-assessment-already-decided = Une autre personne a déjà tranché autrement sur cette demande.
problem-assessment-invalid = Certains champs ne conviennent pas.
problem-assessment-overtaken = La même action a été faite ailleurs au même moment. Rechargez la page.
