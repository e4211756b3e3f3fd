# Les courriels de la plateforme. Texte simple ; une ligne vide entre les paragraphes.
letter-greeting = Bonjour { $name },
letter-greeting-nameless = Bonjour,
letter-foot =
    --
    Courriel envoyé par la plateforme de formation { $site }
letter-confirm =
    Quelqu’un, sans doute vous, a indiqué l’adresse { $email } sur { $site }. Merci de confirmer qu’elle est bien la vôtre : ouvrez cette page et appuyez sur le bouton.

    { $link }

    Le lien est valable 72 heures. Vous pouvez commencer le cours avant d’avoir confirmé, mais un certificat n’est délivré qu’ensuite.

    Si ce n’était pas vous, ne tenez pas compte de ce courriel : l’adresse ne sera pas utilisée.
    .subject = Veuillez confirmer votre adresse de courriel
letter-already-registered =
    Quelqu’un, sans doute vous, a indiqué cette adresse sur { $site } pour créer un compte ou en modifier un. Elle est déjà celle de votre compte ; rien n’a donc été modifié.

    Vous pouvez vous connecter comme d’habitude. Si vous avez oublié votre mot de passe, choisissez-en un nouveau ici :

    { $link }

    Si ce n’était pas vous, vous n’avez rien à faire.
    .subject = Vous avez déjà un compte
letter-reset =
    Ouvrez cette page pour choisir un nouveau mot de passe pour votre compte sur { $site } :

    { $link }

    Le lien est valable 30 minutes et ne sert qu’une fois. Passé ce délai, vous pouvez en demander un autre sur la page de connexion.

    Si vous n’avez rien demandé, ne tenez pas compte de ce courriel : votre mot de passe ne change pas.
    .subject = Choisissez un nouveau mot de passe
letter-locked =
    Un trop grand nombre de tentatives de connexion à votre compte sur { $site } ont échoué. Pour protéger votre compte, le mot de passe seul ne suffit plus à l’ouvrir, sauf sur les appareils que vous aviez déjà utilisés. Vos cours et vos réponses sont en sécurité.

    Ouvrez cette page pour choisir un nouveau mot de passe ; vous pourrez ensuite vous connecter de nouveau partout :

    { $link }

    Le lien est valable 30 minutes et ne sert qu’une fois. Passé ce délai, utilisez « Mot de passe oublié ? » sur la page de connexion.
    .subject = Choisissez un nouveau mot de passe pour votre compte
letter-password-changed =
    Le mot de passe de votre compte sur { $site } vient d’être modifié. Vos sessions sur tous les autres appareils ont été fermées.

    Si c’était vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe :

    { $link }
    .subject = Votre mot de passe a été modifié
letter-address-changed =
    L’adresse de courriel de votre compte sur { $site } a été modifiée. Les courriels arrivent désormais à la nouvelle adresse, qui sert aussi à vous connecter. L’adresse { $email } n’est plus liée au compte.

    Si vous n’êtes pas à l’origine de ce changement, écrivez tout de suite à l’organisation qui gère la plateforme.
    .subject = Votre adresse de courriel a été modifiée
letter-enrolled =
    Votre inscription au cours « { $course } » est enregistrée. Commencez quand vous voulez :

    { $link }

    Rien ne presse : ce que vous faites est conservé, et « Mes cours » vous ramène là où vous en étiez.
    .subject = Votre inscription : { $course }
letter-qualified =
    Félicitations ! Vous remplissez toutes les conditions de « { $award } » dans le cours « { $course } ».

    Avant que le certificat puisse être délivré, veuillez indiquer comment votre nom doit y figurer :

    { $link }
    .subject = Un certificat vous attend : veuillez confirmer votre nom
letter-issued =
    Votre certificat a été délivré. Son code est { $code }.

    Toute personne qui a ce code peut vérifier le certificat ici, sans compte :

    { $link }

    Pour le télécharger, connectez-vous et ouvrez « Mes certificats ».
    .subject = Votre certificat a été délivré
letter-replaced =
    Votre certificat { $code } a été remplacé par un certificat corrigé. Vous le trouverez ici :

    { $link }

    Veuillez désormais utiliser le nouveau. Toute personne qui vérifie l’ancien code voit que le certificat a été remplacé. Pour télécharger le nouveau certificat, connectez-vous et ouvrez « Mes certificats ».
    .subject = Votre certificat a été remplacé
letter-revoked =
    Votre certificat { $code } a été révoqué. Le motif indiqué est le suivant :

    { $reason }

    Toute personne qui vérifie ce code voit que le certificat a été révoqué :

    { $link }

    Pour toute question, écrivez à l’organisation qui l’a délivré.
    .subject = Votre certificat a été révoqué
letter-correction-refused =
    Vous avez demandé que votre certificat { $code } soit remplacé par un certificat corrigé. Celui-ci n’a pas été délivré. Le motif indiqué est le suivant :

    { $reason }

    Votre certificat actuel reste valable. Vous pouvez le voir, et faire une nouvelle demande, ici :

    { $link }
    .subject = Votre demande de certificat corrigé
letter-attempt-granted =
    Une nouvelle tentative vous est accordée pour « { $activity } », dans le cours « { $course } ». Commencez quand vous voulez :

    { $link }
    .subject = Une nouvelle tentative : { $activity }
