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
problem-certification-nobody-ready = Il n’y a personne à qui délivrer un certificat : rien n’a été modifié.
problem-certification-batch-dropped = Ce lot a été abandonné. Préparez-en un nouveau avec les personnes qui sont prêtes maintenant.
problem-certification-batch-too-large = Un lot compte au plus 20 000 personnes, et davantage sont prêtes. Choisissez une période plus courte et préparez plusieurs lots.
problem-certification-not-prepared = Les certificats de ce lot sont encore en cours de vérification : vous ne pouvez pas encore le signer. Réessayez dans un instant.
problem-certification-second-signature = Vous avez déjà signé ce lot. Un autre administrateur doit le signer avant toute délivrance.
problem-certification-too-late = Le délai pendant lequel ce lot pouvait être abandonné est écoulé : ses certificats sont en cours de délivrance ou déjà délivrés. Un certificat qui n’aurait pas dû être délivré peut être révoqué.
problem-certification-batches-only = Sur ce site, deux administrateurs doivent signer avant que des certificats soient délivrés. Préparez un lot ; rien n’a été délivré.
problem-certification-holder-must-ask = Sur ce site, aucun administrateur ne met seul un autre nom sur un certificat. Le titulaire doit demander la correction sur la page de ses certificats ; un administrateur en décide ensuite.
problem-certification-already-issued = Un certificat a déjà été délivré. Il peut encore être révoqué, mais plus refusé.
problem-certification-holder-erased = Le nom a été retiré à la demande de la personne titulaire : il n’y a donc plus de fichier à imprimer. Un fichier ou un papier en sa possession reste vérifiable.
problem-certification-no-file = Il n’y a pas de fichier de ce certificat : il a été révoqué ou remplacé, ou le nom a été retiré à la demande de la personne titulaire. La page de vérification indique son état.
problem-certification-no-key = Il n’existe pas d’attestation signée de ce certificat : ce site n’a pas de clé pour signer. Le PDF et la page de vérification restent valables.
problem-certification-key-away = Les attestations ne peuvent pas être signées pour le moment : la clé n’est pas disponible. Le PDF et la page de vérification restent valables. Réessayez plus tard ; si cela persiste, l’équipe technique du site peut en trouver la cause avec « mooc key list ».
problem-certification-not-in-language = Le certificat n’a pas été délivré dans cette langue.
problem-certification-too-many = Vous pouvez désigner cinquante personnes au plus à la fois.
fault-issue-whom = Veuillez indiquer à qui délivrer : soit à toutes les personnes prêtes, soit à celles que vous désignez.
fault-printed-name-unprintable = Certains caractères de ce nom ne peuvent pas être imprimés. Veuillez l’écrire en lettres latines, grecques ou cyrilliques.
fault-printed-name-too-long = Ce nom ne tient pas sur un certificat. Veuillez l’abréger.
fault-printed-name-unchanged = C’est le nom que le certificat porte déjà. Veuillez écrire le nom tel qu’il doit être imprimé.
fault-reason-missing = Veuillez indiquer le motif.
fault-reason-too-long = Veuillez vous limiter à 1 000 caractères.
fault-reason-with-controls = Le texte contient des caractères qui ne peuvent pas être conservés. Veuillez le saisir de nouveau.
fault-batch-span-empty = Cette période se termine avant de commencer : personne ne peut y avoir rempli les conditions.
fault-date-unreadable = Ce n’est pas une date. Saisissez-la comme 2026-11-22 : année, mois, jour.
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
certificates-batches-only = Sur ce site, les certificats sont délivrés par lots que deux administrateurs signent. Toutes les personnes prêtes peuvent être réunies dans un lot.
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
certificate-end-two = Sur ce site, aucun administrateur ne met seul un autre nom sur un certificat : le titulaire demande la correction, et un administrateur en décide.
check-credential = Ce certificat sous forme d’attestation signée (Open Badges 3.0, JSON)
certificate-batch = Délivré dans un lot
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
batches-link = Lots
batches-title = Lots de certificats : { $course }
batches-prepare = Préparer un lot
batches-prepare-text = Un lot réunit toutes les personnes prêtes, et indique qui ne l’est pas et pourquoi. Rien n’est délivré avant que vous ne l’ayez examiné et signé. En préparer un nouveau pour les mêmes personnes remplace un lot que personne n’a signé.
batches-ready = { $n ->
    [0] Personne n’est prêt en ce moment.
    [one] Une personne est prête en ce moment.
   *[other] { $number } personnes sont prêtes en ce moment.
}
batches-award = Certificat
batches-award-ready = { $n ->
    [0] { $title } – personne n’est prêt
    [one] { $title } – une personne est prête
   *[other] { $title } – { $number } personnes sont prêtes
}
batches-from = Conditions remplies à partir du
batches-from-hint = Le premier jour. Laissez les deux jours vides pour réunir toutes les personnes prêtes. Un jour va de minuit à minuit UTC.
batches-until = Conditions remplies jusqu’au (inclus)
batches-until-hint = Le dernier jour.
batches-revoked = Aussi les personnes dont le certificat a été révoqué
batches-revoked-hint = Elles reçoivent un nouveau certificat. Ne cochez cette case que si des certificats ont été révoqués par erreur.
batches-prepare-button = Préparer le lot
batches-nobody = Aucun lot n’a été préparé : personne n’est prêt pour ce certificat, ou aucune personne prête n’a rempli les conditions pendant ces jours.
batches-list = Lots de ce cours
batches-caption = Lots, les plus récents d’abord
batches-none = Aucun lot n’a encore été préparé.
batches-size = Personnes
batch-title = Lot : { $award }
batch-crumb = Lot
batch-state-checking = en vérification
batch-state-prepared = prêt à signer
batch-state-signed = deuxième signature manquante
batch-state-waiting = signé
batch-state-issuing = en cours de délivrance
batch-state-done = délivré
batch-state-dropped = abandonné
batch-about-checking = Le programme vérifie que chaque certificat peut être imprimé. Vous pourrez signer le lot dès que ce sera fait.
batch-about-prepared = { $n ->
    [one] Un certificat peut être délivré. Regardez le nom, puis signez.
   *[other] { $number } certificats peuvent être délivrés. Regardez les noms, puis signez.
}
batch-about-nobody = Aucun certificat de ce lot ne peut être délivré ; la liste ci-dessous dit pourquoi. Abandonnez ce lot et préparez-en un autre plus tard.
batch-about-signed = Un administrateur a signé. Regardez les noms : les certificats seront délivrés une fois que vous aurez signé à votre tour.
batch-about-signed-mine = Vous avez signé. Un autre administrateur doit signer à son tour avant toute délivrance.
batch-about-waiting = Le lot est signé. Ses certificats seront délivrés à partir du { $time } ; d’ici là, il peut être abandonné.
batch-about-issuing = Les certificats sont en cours de délivrance. Vous pouvez quitter cette page : la délivrance se poursuit.
batch-about-done = { $n ->
    [0] Aucun certificat n’a été délivré ; la liste ci-dessous dit pourquoi.
    [one] Un certificat a été délivré.
   *[other] { $number } certificats ont été délivrés.
}
batch-about-dropped = Ce lot a été abandonné. Rien n’en a été délivré ; les personnes qui en faisaient partie peuvent figurer dans un autre lot.
batch-progress = Avancement
batch-checked = { $done } vérifiés sur { $all }
batch-made = { $done } délivrés sur { $all }
batch-look-again = Actualiser la page
batch-stuck = Rien n’a changé depuis un moment ?
batch-stuck-text = La vérification et la délivrance s’arrêtent lorsqu’il manque quelque chose, par exemple un réglage. Une fois le problème résolu, le lot peut reprendre là où il s’est arrêté : personne n’est oublié et personne ne reçoit deux certificats. Un nouvel essai a aussi lieu toutes les heures.
batch-go-on = Reprendre
batch-span = Conditions remplies
batch-span-all = sans limite de date
batch-span-from = à partir du { $from }
batch-span-before = avant le { $before }
batch-span-both = à partir du { $from } et avant le { $before }
batch-prepared = Préparé
batch-signed = Signé
batch-countersigned = Deuxième signature
batch-starts = Délivrance à partir de
batch-done = Terminé
batch-dropped = Abandonné
batch-by-erased = par une personne dont le compte a été supprimé
batch-names = Noms à regarder avant de signer
batch-names-text = Les noms les plus longs, et ceux qui ressemblent le plus à une erreur de saisie. Chacun s’ouvre tel qu’il serait imprimé. Si l’un d’eux est faux, demandez à la personne de le corriger : qui change son nom maintenant est écarté de ce lot et peut figurer dans le suivant.
batch-decide = Se prononcer sur ce lot
batch-sign-open = Signer ce lot
batch-sign-text = { $n ->
    [one] Le délai d’annulation est de { $window } et commence quand vous signez. Tant qu’il court, le lot peut être abandonné et rien n’est délivré. Ensuite, le certificat est délivré et la personne reçoit un courriel ; il peut alors être révoqué, jamais supprimé.
   *[other] Le délai d’annulation est de { $window } et commence quand vous signez. Tant qu’il court, le lot peut être abandonné et rien n’est délivré. Ensuite, { $number } certificats sont délivrés et chaque personne reçoit un courriel ; ils peuvent alors être révoqués, jamais supprimés.
}
batch-sign = Signer et délivrer après le délai d’annulation
batch-sign-at-once-text = { $n ->
    [one] Le certificat est délivré dès que vous signez, et la personne reçoit un courriel. Il peut ensuite être révoqué, jamais supprimé.
   *[other] { $number } certificats sont délivrés dès que vous signez, et chaque personne reçoit un courriel. Ils peuvent ensuite être révoqués, jamais supprimés.
}
batch-sign-at-once = Signer et délivrer maintenant
batch-sign-first-text = { $n ->
    [one] Vous signez pour un certificat. Rien n’est délivré avant qu’un autre administrateur ait lui aussi signé le lot ; d’ici là, il peut être abandonné.
   *[other] Vous signez pour { $number } certificats. Rien n’est délivré avant qu’un autre administrateur ait lui aussi signé le lot ; d’ici là, il peut être abandonné.
}
batch-sign-first = Signer ; un autre administrateur doit signer aussi
batch-drop-open = Abandonner ce lot
batch-drop-text = Rien de ce lot ne sera délivré, et personne n’en est informé. Les personnes qui en font partie restent prêtes et peuvent figurer dans un autre lot. Un lot abandonné ne peut pas être repris.
batch-drop = Abandonner le lot sans rien délivrer
batch-members = Personnes de ce lot
batch-nobody = Personne ici.
batch-preview = Aperçu du certificat
batch-filter-all = Tout le monde
batch-filter-left-out = Écartés
batch-filter-listed = Pas encore vérifiés
batch-filter-fit = Prêts à délivrer
batch-filter-issued = Délivrés
batch-member-left-out = écarté
batch-member-listed = pas encore vérifié
batch-member-fit = prêt à délivrer
batch-member-issued = délivré
batch-why-name-unconfirmed = Le nom à imprimer n’est pas confirmé.
batch-why-address-unconfirmed = L’adresse de courriel n’est pas confirmée.
batch-why-refused = Le certificat a été refusé.
batch-why-issued = Un certificat avait déjà été délivré.
batch-why-revoked = Un certificat a été délivré, puis révoqué.
batch-why-name-changed = Le nom a été modifié après la préparation du lot. Avec le nouveau nom, cette personne peut figurer dans le lot suivant.
batch-why-unprintable = Le certificat ne peut pas être imprimé avec ce nom ou avec les textes du cours.
batch-why-erased = Le compte a été supprimé.
batch-why-settings-missing = Il manque un réglage nécessaire aux certificats dans une langue de la version suivie par cette personne.
batch-why-changed = Quelque chose a changé au dernier moment. La liste des certificats indique la situation actuelle.
batch-done-signed = Le lot est signé.
batch-done-signed-first = Votre signature est enregistrée.
batch-done-goes-on = Le lot reprend.
batch-done-dropped = Le lot a été abandonné. Rien n’en a été délivré.
batch-done-ended = Ce lot a été abandonné entre-temps : il ne peut plus être signé.
batch-done-nobody-ready = Aucun certificat de ce lot ne peut être délivré : il n’a donc pas été signé.
