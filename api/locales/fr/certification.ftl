# Certificats : les miens, la vérification publique, le bureau.
problem-certification-not-found = Ce certificat n’existe pas, ou personne n’en remplit les conditions ici.
problem-certification-mistyped = Ceci ne peut pas être le code d’un certificat : il contient une faute de frappe.
problem-certification-invalid = Une partie de ce qui a été envoyé est à corriger.
problem-certification-name-unprintable = Le certificat ne peut pas imprimer ces caractères du nom : { $characters }. Veuillez écrire le nom en lettres latines, grecques ou cyrilliques.
problem-certification-text-unprintable = Certains textes du cours ou de l’organisation contiennent des caractères qu’un certificat ne peut pas imprimer : { $characters }. Rien n’a été délivré.
problem-certification-name-locked = Un certificat a déjà été délivré à ce nom. S’il comporte une erreur, demandez un certificat corrigé sous « Mes certificats ».
problem-certification-settings-missing = Rien ne peut encore être délivré. Ces réglages manquent : { $settings }. C’est à l’équipe technique du site de les renseigner ; « mooc config » les énumère tous.
problem-certification-ended = Ce certificat n’est plus valable : il a été révoqué ou remplacé. Rien n’a été modifié.
problem-certification-already-decided = Une autre décision a déjà été prise sur cette demande. Rechargez la page pour la voir.
problem-certification-already-issued = Un certificat a déjà été délivré. Il peut encore être révoqué, mais plus refusé.
problem-certification-holder-erased = Le nom a été retiré à la demande de la personne titulaire : il n’y a donc plus de fichier à imprimer. Un fichier ou un papier en sa possession reste vérifiable.
problem-certification-no-file = Il n’y a pas de fichier de ce certificat : il a été révoqué ou remplacé, ou le nom a été retiré à la demande de la personne titulaire. La page de vérification indique son état.
problem-certification-not-in-language = Le certificat n’a pas été délivré dans cette langue.
problem-certification-too-many = Vous pouvez désigner cinquante personnes au plus à la fois.
fault-issue-whom = Veuillez indiquer à qui délivrer : soit à toutes les personnes prêtes, soit à celles que vous désignez.
fault-printed-name-unprintable = Certains caractères de ce nom ne peuvent pas être imprimés. Veuillez l’écrire en lettres latines, grecques ou cyrilliques.
fault-printed-name-too-long = Ce nom ne tient pas sur un certificat. Veuillez l’abréger.
fault-printed-name-unchanged = C’est le nom que le certificat porte déjà. Veuillez écrire le nom tel qu’il doit être imprimé.
fault-reason-missing = Veuillez indiquer le motif.
fault-reason-too-long = Veuillez vous limiter à 1 000 caractères.
fault-reason-with-controls = Le texte contient des caractères qui ne peuvent pas être conservés. Veuillez le saisir de nouveau.
evidence-activities = { $done } activités obligatoires sur { $asked } terminées, la dernière le { $day }
evidence-mark = { $title } : { $mark } % ({ $need } % requis)
evidence-grade = Note pondérée : { $mark } % ({ $need } % requis)
evidence-lessons-done = { $n ->
    [one] { $n } leçon terminée
   *[other] { $n } leçons terminées
}
mine-title = Mes certificats
mine-none = Vous ne remplissez pas encore les conditions d’un certificat. La page de progression de chaque cours indique ce qui manque.
mine-to-courses = Mes cours
mine-to-course = Aller au cours
mine-qualified = Vous avez rempli toutes les conditions le { $day }.
mine-waiting = Vous avez rempli toutes les conditions le { $day } et attendez votre certificat depuis cette date.
mine-waiting-text = L’organisation qui le délivre en est informée. Vous recevrez un courriel dès qu’il sera délivré ; vous n’avez plus rien à faire.
mine-confirm-name = Il reste une chose à faire : indiquez comment votre nom doit être imprimé. Le certificat ne peut être délivré qu’ensuite.
mine-confirm-address = Il reste une chose à faire : confirmez votre adresse de courriel { $email }. Le certificat ne peut être délivré qu’ensuite.
mine-to-profile = Aller à mon profil, d’où le courriel de confirmation peut être renvoyé
mine-refused = L’organisation a décidé de ne pas délivrer de certificat.
mine-refused-text = Si vous pensez qu’il s’agit d’une erreur, écrivez à l’organisation en citant le motif ci-dessus.
mine-name = Nom à imprimer
mine-name-hint = Exactement comme il doit figurer sur le certificat : prénoms et noms dans l’ordre de votre choix, avec tous les accents. Une fois le certificat délivré, seule l’organisation peut le corriger.
mine-name-is = Confirmé : « { $name } ». Vous pouvez le modifier jusqu’à la délivrance du certificat.
mine-name-confirm = Confirmer ce nom
mine-name-change = Modifier le nom
mine-name-confirmed = Votre nom est confirmé.
mine-preview = Aperçu
mine-preview-text = L’aperçu s’ouvre dans une nouvelle fenêtre. Il montre l’aspect du certificat et n’est pas valable.
mine-issued = Délivré à { $name } le { $day }.
mine-check = Page de vérification
mine-check-text = – communiquez son adresse ou le code à toute personne qui souhaite vérifier le certificat.
mine-superseded = Délivré à { $name } le { $day }, remplacé par un certificat corrigé le { $ended } :
mine-revoked = Délivré à { $name } le { $day }, révoqué le { $ended } :
certificate-state-issued = valable
certificate-state-superseded = remplacé
certificate-state-revoked = révoqué
certificate-files = Télécharger
certificate-file = PDF
check-title = Vérifier un certificat
check-title-of = Certificat { $code }
check-heading = Vérification d’un certificat
check-intro = Saisissez le code imprimé sur le certificat. Aucun compte n’est nécessaire, et personne n’est averti de votre vérification.
check-code = Code du certificat
check-code-hint = 28 lettres et chiffres par groupes de quatre, à côté du code QR du certificat. Majuscules, espaces et tirets n’ont pas d’importance.
check-button = Vérifier
check-another = Vérifier un autre certificat
check-fault-length = { $n ->
    [one] Un code compte 28 lettres et chiffres ; celui-ci en a { $n }. Comparez-le avec le certificat.
   *[other] Un code compte 28 lettres et chiffres ; celui-ci en a { $n }. Comparez-le avec le certificat.
}
check-fault-mistaken = Aucun code ne contient le caractère { $character } : les codes n’utilisent jamais 0, O, 1 ni I. Regardez de nouveau le certificat ; il s’agit peut-être d’un caractère semblable.
check-fault-character = Aucun code ne contient le caractère { $character }. Les codes ne comportent que des lettres et des chiffres.
check-fault-check = Il y a une faute de frappe : un caractère est faux, ou deux ont été intervertis. Comparez le code avec le certificat, groupe par groupe.
check-unknown = Aucun certificat ne porte ce code.
check-unknown-advice = Le code est bien écrit, mais il n’a pas été délivré ici. Regardez l’adresse sur le certificat : elle doit commencer par { $address }. Si c’est le cas, le certificat n’est pas authentique. Si c’est une autre adresse, vérifiez-y le certificat.
check-valid = Ce certificat est valable.
check-valid-text = Délivré le { $issued }. Vérifié le { $now }.
check-superseded = Ce certificat a été remplacé.
check-superseded-text = Il a été délivré le { $issued } et remplacé par un certificat corrigé le { $ended }. Seul le nouveau est valable.
check-successor = Le certificat qui l’a remplacé
check-revoked = Ce certificat a été révoqué.
check-revoked-text = Il a été délivré le { $issued } et n’est plus valable depuis le { $ended }. Ce qui y était imprimé figure ci-dessous.
check-erased = Nom retiré à la demande de la personne titulaire
check-erased-text = La personne titulaire a fait retirer son nom de ce site. Le numéro, le cours, les dates et le statut demeurent, afin qu’un papier ou un fichier en sa possession reste vérifiable.
check-compare = Comparez chaque champ avec le papier ou le fichier que vous avez devant vous : ils doivent être identiques.
check-signed-by = Signé par
check-others = Le même certificat dans ses autres langues
certificates-title = Certificats : { $course }
certificates-missing = Rien ne peut encore être délivré
certificates-awards = Certificats de ce cours
certificates-filter = Qui est affiché
certificates-filter-all = Tout le monde
certificates-filter-ready = Prêts à délivrer
certificates-filter-name-unconfirmed = Nom non confirmé
certificates-filter-address-unconfirmed = Adresse non confirmée
certificates-filter-refused = Refusés
certificates-filter-issued = Délivrés
certificates-filter-revoked = Révoqués
certificates-none = Personne pour l’instant. Une personne apparaît ici dès qu’elle remplit toutes les conditions.
certificates-name = Nom à imprimer
certificates-unnamed = pas encore confirmé
certificates-account = Compte
certificates-qualified = Conditions remplies le
certificates-evidence = Justificatifs
certificates-status = Statut
certificates-status-ready = prêt à délivrer
certificates-status-name-unconfirmed = nom non confirmé
certificates-status-address-unconfirmed = adresse non confirmée
certificates-status-refused = refusé
certificates-status-issued = délivré
certificates-status-revoked = révoqué
certificates-tick = Délivrer à { $name }
certificates-refuse = Refuser…
certificates-look-refusal = Modifier ou retirer le refus…
certificates-issue-ready = { $n ->
    [one] Délivrer le seul certificat prêt…
   *[other] Délivrer les { $n } certificats prêts…
}
certificates-issue-ticked = Délivrer aux personnes cochées…
certificates-issue-text = Vous verrez les noms avant toute délivrance. Les personnes qui n’ont pas confirmé leur nom ou leur adresse s’ajoutent dès que c’est fait.
certificates-issued = { $n ->
    [0] Aucun certificat n’a été délivré : il n’y avait personne à qui en délivrer.
    [one] Un certificat a été délivré.
   *[other] { $n } certificats ont été délivrés.
}
certificates-to-come = { $n ->
    [one] Un autre est en cours de délivrance.
   *[other] { $n } autres sont en cours de délivrance ; rechargez cette page pour suivre l’avancement.
}
certificates-skipped = { $n ->
    [one] Une personne n’a pas été prise en compte : voyez son statut.
   *[other] { $n } personnes n’ont pas été prises en compte : voyez le statut de chacune.
}
certificates-done-refused = Le refus est enregistré. La personne peut en lire le motif.
certificates-done-withdrawn = Le refus a été retiré.
certificates-cancel = Annuler
certificates-back = Retour à la liste
issue-title = { $n ->
    [one] Délivrer un certificat ?
   *[other] Délivrer { $n } certificats ?
}
issue-text = Un certificat délivré reste pour toujours : on peut le révoquer ou le remplacer par un certificat corrigé, jamais le supprimer. Chaque personne reçoit un courriel.
issue-names = Les noms tels qu’ils seront imprimés
issue-more = Les { $shown } premiers sur { $n } sont affichés. Les { $n } seront délivrés.
issue-button = Délivrer
refusal-title = Refuser un certificat
refusal-text = La personne a rempli toutes les conditions. Si vous refusez malgré tout, elle lira votre motif sur sa page « Mes certificats ». Vous pourrez retirer le refus plus tard.
refusal-reason = Motif
refusal-reason-hint = La personne le lira. 1 000 caractères au plus.
refusal-button = Refuser
refusal-change = Modifier le motif
refusal-withdraw = Retirer le refus
refusal-withdraw-text = Un certificat pourra de nouveau être délivré à cette personne.
certificate-title = Certificat { $code }
certificate-heading = Un certificat
certificate-issued = Délivré
certificate-ended = Fin
certificate-reason = Motif
certificate-by-program = par le programme ou l’équipe technique du site
certificate-by-operator = par l’équipe technique du site
certificate-public = Page publique de vérification
certificate-person = Voir le compte de cette personne
certificate-end = Quelque chose ne va pas dans ce certificat ?
certificate-end-text = Si seul le nom est faux, remplacez le certificat par un certificat corrigé. Révoquez-le s’il n’aurait jamais dû être délivré.
certificate-back = Retour au certificat
certificate-done-revoked = Le certificat a été révoqué. La personne titulaire reçoit un courriel.
certificate-done-replaced = Voici le certificat corrigé. La personne titulaire reçoit un courriel.
ending-revoke-title = Révoquer un certificat
ending-revoke-text = La page de vérification dira que le certificat n’est plus valable, et son fichier ne sera plus disponible. C’est irréversible ; vous pourrez seulement délivrer un autre certificat.
ending-revoke-button = Révoquer ce certificat
ending-replace-title = Remplacer par un certificat corrigé
ending-replace-text = Un nouveau certificat, avec un nouveau code, remplace celui-ci. Tout ce qui y est imprimé reste identique, sauf le nom, le code et la date de délivrance. La page de vérification de l’ancien mène au nouveau.
ending-replace-button = Remplacer ce certificat
ending-name = Nom exact
ending-name-hint = Tel qu’il doit être imprimé, avec tous les accents.
ending-reason = Motif
ending-reason-hint = Conservé avec le certificat et communiqué à la personne titulaire. La page publique de vérification ne le montre pas. 1 000 caractères au plus.
correction-title = Demander un certificat corrigé
correction-back = Retour à mes certificats
correction-text = Si l’organisation accepte votre demande, un nouveau certificat, avec un nouveau code, remplacera celui-ci ; toute personne qui vérifie l’ancien code verra que le certificat a été remplacé. Dans tous les cas, vous recevrez un courriel.
correction-waits-already = Vous avez déjà une demande en attente. Celle que vous envoyez maintenant la remplacera.
correction-reason = Motif de la demande
correction-reason-hint = Dites pourquoi le nom doit être différent : il manque une lettre, par exemple, ou votre nom a changé. Ce motif est conservé avec le certificat ; la page publique de vérification ne le montre pas. 1 000 caractères au plus.
correction-button = Envoyer la demande
mine-correction-text = Le nom est inexact ?
mine-correction-ask = Demander une correction
mine-correction-asked = Votre demande a été envoyée. Vous recevrez un courriel dès qu’une décision sera prise.
mine-correction-withdrawn = Votre demande a été retirée.
mine-correction-waits = Le { $day }, vous avez demandé un certificat portant le nom « { $name } ». La demande attend une réponse.
mine-correction-change = Modifier la demande
mine-correction-withdraw = Retirer la demande
mine-correction-refused = Le certificat portant le nom « { $name } » n’a pas été délivré. Le motif indiqué est le suivant :
corrections-title = Demandes de certificats corrigés
corrections-intro = Les plus anciennes d’abord. Si vous acceptez une demande, un certificat au nouveau nom remplace l’ancien et la personne titulaire en est informée par courriel ; si vous refusez, elle lit votre motif.
corrections-none = Personne n’attend de certificat corrigé.
corrections-change = « { $old } » devient « { $new } »
corrections-grant-open = Accepter
corrections-grant = Délivrer le certificat corrigé
corrections-reason = Votre motif
corrections-reason-hint = La personne titulaire lira ce texte : dites pourquoi, et ce qui l’aiderait. 1 000 caractères au plus.
corrections-refuse = Refuser la demande
corrections-done-granted = Le certificat corrigé a été délivré. La personne titulaire en est informée par courriel.
corrections-done-refused = La demande a été refusée. La personne titulaire en est informée par courriel.
corrections-done-changed = Cette demande n’est plus en attente : entre-temps, elle a été modifiée, retirée ou traitée. La liste ci-dessous est à jour.
ending-wish = La personne titulaire a demandé un certificat au nom de { $name }, pour la raison suivante :
ending-wish-decide = Se prononcer plutôt sur la demande
