diagnostics-summary = { $errors ->
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }
diagnostics-none = Aucun défaut.
diagnostics-error = erreur
diagnostics-warning = avertissement
diagnostics-why = pourquoi :
diagnostics-mend = solution :
diagnostics-whole-course = le cours dans son ensemble

# Ce que nomme un diagnostic
diagnostic-tongue-en = anglais
diagnostic-tongue-fr = français
diagnostic-tongue-es = espagnol
diagnostic-sort-mapping = une table (clé et valeur)
diagnostic-sort-list = une liste
diagnostic-sort-text = un texte
diagnostic-sort-nothing = rien
diagnostic-sort-other = autre chose
diagnostic-sort-whole-number = un nombre entier
diagnostic-sort-number = un nombre
diagnostic-sort-picture = une image
diagnostic-sort-audio = un enregistrement sonore
diagnostic-sort-video = une vidéo
diagnostic-sort-captions = un fichier de sous-titres
diagnostic-sort-document = un document

# Diagnostics : ce qui ne va pas, pourquoi c’est important, comment y remédier
diagnostic-folder-unreadable = Le dossier ou le fichier est illisible : { $detail }
    .why = Un cours se vérifie en entier : chaque fichier doit donc pouvoir être lu.
    .mend = Vérifiez qu’il existe et que ce compte a le droit de le lire.
diagnostic-zip-unreadable = Ce n’est pas une archive ZIP lisible : { $detail }
    .why = L’archive est abîmée, incomplète, ou c’est un fichier d’un autre type.
    .mend = Refaites l’archive à partir du dossier du cours et envoyez celle-là.
diagnostic-zip-encrypted = `{ $path }` est chiffré
    .why = Personne ne peut vérifier ni publier ce qui ne s’ouvre pas.
    .mend = Refaites l’archive sans mot de passe.
diagnostic-zip-method = `{ $path }` est compressé avec la méthode { $method }
    .why = Seuls le stockage simple et la méthode « deflate » sont lus ; tous les programmes ZIP savent les écrire.
    .mend = Refaites l’archive avec la compression ordinaire de votre système.
diagnostic-zip-inconsistent = L’archive se contredit
    .why = Son sommaire dit une chose et une entrée en dit une autre : deux programmes en tireraient des fichiers différents.
    .mend = Refaites l’archive à partir du dossier du cours.
diagnostic-zip-overlap = Des entrées de l’archive se partagent les mêmes octets
    .why = Aucun programme ordinaire n’écrit une telle archive ; c’est une façon connue de remplir un disque avec un petit fichier.
    .mend = Refaites l’archive à partir du dossier du cours.
diagnostic-zip-ratio = `{ $path }` occuperait, une fois décompressé, plus de { $ratio } fois sa taille
    .why = Ni les images, ni les enregistrements, ni les textes ne le font ; les archives conçues pour remplir un disque, si.
    .mend = Retirez ce fichier, ou mettez-y son vrai contenu.
diagnostic-link-refused = `{ $path }` est un lien ou un fichier spécial
    .why = Un lien peut mener hors du cours, et ailleurs il ne mène nulle part.
    .mend = Mettez le fichier lui-même à cet endroit.
diagnostic-path-unsafe = `{ $path }` n’est pas un chemin permis dans un cours
    .why = Les chemins restent dans le dossier du cours et doivent pouvoir s’écrire sur tout système : ni `..`, ni lecteur, ni barre oblique inverse, ni : * ? < > |, ni caractère de contrôle.
    .mend = Renommez le fichier ou le dossier.
diagnostic-path-too-long = `{ $path }` est trop long ou trop profond
    .why = Un chemin compte au plus { $bytes } octets et { $levels } niveaux, pour pouvoir être extrait partout.
    .mend = Raccourcissez les noms ou utilisez moins de dossiers.
diagnostic-path-duplicate = Deux chemins n’en font qu’un sur certains systèmes : `{ $path }`
    .why = Beaucoup de systèmes ne distinguent ni les majuscules ni les façons d’écrire un accent, et ne garderaient qu’un des deux.
    .mend = Renommez l’un d’eux pour qu’ils diffèrent autrement.
diagnostic-too-large = Le cours dépasse { $limit } Mio
    .why = Il faut le télécharger, le conserver et l’envoyer à des personnes dont la connexion est faible.
    .mend = Raccourcissez ou compressez enregistrements et images, ou mettez un lien.
diagnostic-too-many-files = Le cours compte plus de { $limit } fichiers et dossiers
    .why = Aucun cours n’en demande autant ; un dossier étranger s’y est sans doute glissé.
    .mend = Retirez ce qui ne fait pas partie du cours.
diagnostic-not-utf8 = À partir d’ici, le fichier n’est pas du texte UTF-8
    .why = Les accents deviendraient d’autres signes sur certains écrans.
    .mend = Enregistrez de nouveau le fichier avec l’encodage UTF-8.
diagnostic-control-character = Le caractère invisible { $character } se trouve ici
    .why = On ne peut ni le voir ni le taper, et certains programmes butent dessus. Il vient en général d’un copier-coller.
    .mend = Supprimez-le, ou retapez ces mots à la main.
diagnostic-not-normalised = Ici, les lettres et leurs accents sont enregistrés séparément
    .why = Le texte semble juste mais une recherche ne le trouve pas ; la plateforme les réunit. Certains systèmes écrivent ainsi textes et noms de fichiers.
    .mend = Retapez le mot, ou enregistrez le fichier dans la forme Unicode NFC.
diagnostic-text-too-long = Le fichier compte { $length } caractères
    .why = Un fichier de texte peut en compter { $limit }. Une page aussi longue ne passe pas sur une connexion faible.
    .mend = Répartissez-le en plusieurs leçons ou banques de questions.
diagnostic-yaml-syntax = Le YAML est illisible ici
    .why = Un crochet ou un guillemet n’est pas fermé, ou une ligne n’est pas en retrait comme ses voisines. Message du lecteur : { $detail }.
    .mend = Regardez cette ligne et celle du dessus ; mettez en retrait avec des espaces et fermez chaque [ { "{" } " et '.
diagnostic-yaml-tab = Une tabulation sert de retrait
    .why = YAML n’y admet que des espaces ; personne ne sait la largeur d’une tabulation.
    .mend = Remplacez la tabulation par des espaces, deux par niveau.
diagnostic-yaml-unquoted = Ce texte doit être mis entre guillemets
    .why = Un deux-points suivi d’un espace, ou un signe comme @ ou % au début, a un autre sens pour YAML.
    .mend = Mettez tout le texte entre guillemets droits doubles.
diagnostic-yaml-anchor = Les ancres et les alias (& et *) ne s’emploient pas dans les cours
    .why = Peu de personnes les connaissent, et ils peuvent faire gonfler un petit fichier sans limite.
    .mend = Écrivez le texte là où il faut, ou mettez-le entre guillemets si le signe en fait partie.
diagnostic-yaml-tag = Les étiquettes (!) ne s’emploient pas dans les cours
    .why = La nature d’une valeur découle de sa place dans le format.
    .mend = Retirez l’étiquette, ou mettez le texte entre guillemets si le signe en fait partie.
diagnostic-yaml-many-documents = Un second document commence ici
    .why = Chaque fichier en contient un seul ; la suite passerait inaperçue.
    .mend = Retirez la ligne `---`, ou déplacez la suite dans un fichier à part.
diagnostic-yaml-too-deep = Listes et tables sont imbriquées sur plus de { $limit } niveaux
    .why = Aucun fichier de cours n’en a besoin ; un crochet est sans doute resté ouvert.
    .mend = Fermez les crochets des lignes précédentes.
diagnostic-duplicate-key = La clé `{ $key }` figure deux fois
    .why = Une seule des deux pourrait compter, sans que l’on sache laquelle.
    .mend = Gardez-en une et supprimez l’autre.
diagnostic-unknown-key = La clé `{ $key }` est inconnue ici
    .why = Ce qu’elle dit serait ignoré en silence.
    .mend = { $suggestion ->
        [none] Retirez-la, ou utilisez l’une de celles-ci : { $known }.
       *[other] Vouliez-vous dire `{ $suggestion }` ? Clés connues ici : { $known }.
    }
diagnostic-missing-key = Il manque `{ $key }`
    .why = Cette indication est obligatoire ici.
    .mend = Ajoutez une ligne `{ $key }: …`.
diagnostic-wrong-type = On attend ici { $expected }, et non { $found }
    .why = C’est ce que le format demande sous `{ $key }` ; autre chose ne peut être compris.
    .mend = Voyez la forme dans docs/course-format.md, et vérifiez les retraits.
diagnostic-not-whole-number = `{ $value }` n’est pas un nombre entier
    .why = `{ $key }` se compte en nombres entiers.
    .mend = N’écrivez que des chiffres, par exemple 25.
diagnostic-not-number = `{ $value }` n’est pas un nombre
    .why = `{ $key }` est un nombre décimal exact : au plus 12 chiffres avant le point et 6 après.
    .mend = Écrivez-le avec des chiffres et un point, par exemple 62.5.
diagnostic-out-of-range = `{ $key }` vaut { $value }
    .why = La valeur doit aller de { $low } à { $high }.
    .mend = Choisissez un nombre dans cet intervalle.
diagnostic-not-a-choice = `{ $value }` n’est pas un choix possible pour `{ $key }`
    .why = Les mots possibles sont : { $choices }.
    .mend = { $suggestion ->
        [none] Utilisez l’un d’eux.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-not-a-date = `{ $value }` n’est pas une date et une heure
    .why = `{ $key }` est un instant, avec son fuseau horaire, pour être le même pour tout le monde.
    .mend = Écrivez-le ainsi : 2026-11-01T09:00:00Z ou 2026-11-01T09:00:00+01:00.
diagnostic-empty-text = `{ $key }` ne dit rien
    .why = Les lecteurs verraient un espace vide.
    .mend = Écrivez le texte, ou retirez la clé là où elle est facultative.
diagnostic-title-too-long = `{ $key }` compte { $length } caractères
    .why = Un titre en compte au plus { $limit } : il figure aussi dans des listes, sur des téléphones et sur des certificats.
    .mend = Raccourcissez-le.
diagnostic-course-file-missing = Il n’y a pas de course.yaml
    .why = C’est lui qui donne le titre du cours, ses langues et ses modules.
    .mend = Ajoutez course.yaml à la racine du dossier ; docs/course-format.md en montre un.
diagnostic-bad-id = `{ $id }` ne peut pas être un identifiant
    .why = Les identifiants figurent dans les adresses et dans la progression de chacun : a à z, 0 à 9 et traits d’union, une lettre au début, 64 signes au plus.
    .mend = Choisissez par exemple qui-doit-faire-quoi.
diagnostic-duplicate-id = L’identifiant `{ $id }` sert deux fois ; d’abord dans { $first }
    .why = La progression, les notes et les résultats dépendent des identifiants : s’il y en a deux pareils, rien ne les distingue.
    .mend = Donnez-en un autre à l’un des deux ; gardez celui que des personnes inscrites ont déjà.
diagnostic-unknown-language = `{ $language }` n’est pas une langue de la plateforme
    .why = Ses pages et ses courriels existent en en, fr et es.
    .mend = Utilisez l’un de ces codes.
diagnostic-duplicate-language = La langue `{ $language }` est nommée deux fois
    .why = Une fois suffit, et l’ordre dit laquelle est la langue source.
    .mend = Supprimez l’une des deux.
diagnostic-bad-draft-language = La langue source ({ $tongue }) est en brouillon
    .why = Tout se rabat sur elle : elle ne peut donc être cachée.
    .mend = Mettez une autre langue en premier dans `languages`, ou retirez celle-ci de `draft_languages`.
diagnostic-undeclared-language = Le cours ne déclare pas cette langue : { $tongue }
    .why = Personne ne verra ce texte.
    .mend = Ajoutez la langue à `languages` ou à `draft_languages` dans course.yaml, ou retirez le texte.
diagnostic-missing-source-text = `{ $key }` n’a pas de texte dans la langue source ({ $tongue })
    .why = Les autres langues se rabattent sur elle.
    .mend = Ajoutez-le sous le code de la langue.
diagnostic-missing-translation = `{ $key }` manque en { $tongue }
    .why = Titres, certificats et quiz notés doivent être complets dans chaque langue déclarée : personne ne doit être noté dans une langue choisie par d’autres.
    .mend = Traduisez-le, ou déclarez la langue dans `draft_languages` jusqu’à ce qu’elle soit prête.
diagnostic-untranslated = `{ $key }` n’existe pas en { $tongue }
    .why = Il sera montré dans la langue source, et la page le dira.
    .mend = Traduisez-le dès que possible.
diagnostic-unknown-licence = `{ $licence }` n’est pas le nom usuel d’une licence de textes
    .why = Les autres ne peuvent utiliser le cours que s’ils savent à quelles conditions.
    .mend = Écrivez son identifiant SPDX, par exemple CC-BY-SA-4.0, CC-BY-4.0 ou CC0-1.0.
diagnostic-empty-list = `{ $key }` est vide
    .why = Il faut au moins une entrée ici.
    .mend = Ajoutez une entrée.
diagnostic-module-listed-twice = Le dossier de module `{ $folder }` figure deux fois
    .why = Un module apparaît une seule fois dans un cours.
    .mend = Supprimez l’un des deux.
diagnostic-module-missing = `{ $path }` n’existe pas
    .why = Le cours le cite comme module.
    .mend = { $suggestion ->
        [none] Créez-le avec son module.yaml, ou retirez-le de `modules` dans course.yaml.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-module-not-listed = Le dossier `{ $folder }` ne fait pas partie du cours
    .why = course.yaml ne le cite pas : personne ne le verra.
    .mend = Ajoutez-le à `modules` dans course.yaml, ou déplacez-le ailleurs.
diagnostic-kind-not-built = Les activités du genre `{ $kind }` n’existent pas encore
    .why = Le mot est réservé pour une version future de la plateforme.
    .mend = Utilisez `lesson` ou `quiz`, ou laissez cette activité de côté pour l’instant.
diagnostic-key-without-meaning = `{ $key }` n’a pas de sens pour `{ $kind }`
    .why = La ligne ne change rien, alors qu’elle laisse croire le contraire.
    .mend = Retirez la ligne.
diagnostic-file-unused = Rien n’utilise `{ $path }`
    .why = Aucune activité, aucun quiz du cours ne le cite ; un nom est peut-être mal écrit.
    .mend = Citez-le dans module.yaml ou dans un quiz, renommez-le, ou supprimez-le.
diagnostic-unknown-requirement-target = Il n’y a pas de `{ $id }` dans le cours
    .why = Le certificat demande une chose introuvable.
    .mend = { $suggestion ->
        [none] Écrivez l’identifiant d’un module ou d’une activité tel que son module.yaml le donne.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-requirement-not-a-quiz = `{ $id }` n’est pas un quiz
    .why = Seul un quiz donne une note.
    .mend = Citez un quiz, ou utilisez le genre `all_required` pour une leçon.
diagnostic-impossible-requirement = Personne ne peut remplir la condition `{ $id }`
    .why = { $reason ->
        [lessons] Elle demande { $wanted } leçons et le cours en compte { $there }.
       *[weights] Elle demande une note d’ensemble et aucun quiz du cours n’a de coefficient.
    }
    .mend = { $reason ->
        [lessons] Demandez-en au plus { $there }.
       *[weights] Donnez à un quiz un coefficient supérieur à 0, ou retirez la condition.
    }
diagnostic-empty-requirement = La condition `{ $id }` ne demande rien
    .why = Les modules cités n’ont aucune activité obligatoire : tout le monde la remplit d’emblée.
    .mend = Rendez une activité obligatoire, citez d’autres modules, ou retirez la condition.
diagnostic-award-without-hours = Le certificat `{ $award }` ne compte aucune heure
    .why = Il indique la durée des activités obligatoires de ses modules ; ici, il n’y en a pas.
    .mend = Citez sous `modules` des modules qui ont des activités obligatoires.
diagnostic-lesson-missing = `{ $path }` n’existe pas
    .why = Une leçon a besoin au moins de son texte dans la langue source.
    .mend = Créez le fichier, ou indiquez dans `file` le nom qu’il porte.
diagnostic-front-matter-missing = La leçon ne commence pas par son en-tête
    .why = C’est là que figure son titre.
    .mend = Commencez le fichier par une ligne `---`, puis `title: …`, puis une ligne `---`.
diagnostic-front-matter-unclosed = L’en-tête n’est jamais refermé
    .why = Toute la leçon serait prise pour l’en-tête.
    .mend = Mettez une ligne `---` après le titre et les objectifs.
diagnostic-lesson-empty = La leçon n’a pas de texte
    .why = On ne verrait qu’un titre.
    .mend = Écrivez le texte après l’en-tête.
diagnostic-markdown-too-deep = Citations ou listes sont imbriquées ici sur plus de { $limit } niveaux
    .why = Personne ne peut suivre, et un petit écran ne peut pas l’afficher.
    .mend = Écrivez-le plus à plat.
diagnostic-heading-level-one = « { $title } » est un titre de niveau 1
    .why = Le titre de la leçon est le seul de ce niveau ; les personnes qui écoutent une page s’y repèrent par ses titres.
    .mend = Commencez les titres par ##.
diagnostic-heading-skipped = Un titre de niveau { $found } arrive là où viendrait le niveau { $wanted }
    .why = Les personnes qui écoutent la page cherchent le niveau intermédiaire.
    .mend = Utilisez le niveau { $wanted }.
diagnostic-heading-empty = Le titre est vide
    .why = Il figurerait sans nom dans la liste des titres.
    .mend = Écrivez son texte, ou retirez le #.
diagnostic-image-without-alt = L’image `{ $address }` n’a pas de texte de remplacement
    .why = Les personnes qui ne la voient pas, ou ne chargent pas les images, n’en apprennent rien.
    .mend = Dites entre crochets ce que montre l’image : ![Huit dates de 1997 à 2022](…).
diagnostic-image-remote = L’image `{ $address }` vient d’ailleurs
    .why = Les pages ne chargent rien d’autres sites : ils sauraient qui lit quoi, et l’image peut disparaître demain.
    .mend = Mettez l’image dans assets/ si sa licence le permet, ou faites un lien.
diagnostic-asset-missing = `{ $address }` n’existe pas
    .why = Le texte y renvoie.
    .mend = { $suggestion ->
        [none] Ajoutez le fichier, ou corrigez l’adresse ; elle part du dossier du cours.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-asset-outside = `{ $address }` ne commence pas par assets/
    .why = Images, enregistrements et documents sont dans ce dossier, et les adresses partent du dossier du cours.
    .mend = Mettez le fichier dans assets/ et écrivez assets/… comme adresse.
diagnostic-asset-wrong-use = `{ $address }` est { $sort } ; on attend ici { $wanted }
    .why = Un navigateur ne pourrait pas le montrer.
    .mend = Utilisez un fichier du bon type, ou un lien : [texte](assets/…).
diagnostic-asset-unused = Rien n’utilise `{ $path }`
    .why = Il alourdit le cours pour qui le télécharge.
    .mend = Utilisez-le dans une leçon ou supprimez-le.
diagnostic-asset-type = Les fichiers comme `{ $path }` ne sont pas diffusés
    .why = Seuls le sont les types que tout navigateur peut afficher ou enregistrer sans danger : { $known }.
    .mend = Convertissez le fichier dans l’un de ces types.
diagnostic-asset-content = `{ $path }` n’est pas un vrai fichier .{ $expected }
    .why = Ses premiers octets sont ceux d’un autre type ; un navigateur n’afficherait rien.
    .mend = Exportez-le de nouveau dans ce format, ou donnez-lui l’extension qui convient.
diagnostic-svg-unsafe = Le dessin contient un élément interdit : { $what }
    .why = Pour un navigateur, un dessin est un petit programme : scripts, liens et éléments venus d’ailleurs pourraient espionner les lecteurs.
    .mend = Enregistrez-le en SVG simple, sans script, ni lien, ni page incorporée.
diagnostic-svg-broken = Le dessin n’est pas du SVG lisible : { $detail }
    .why = Les navigateurs n’affichent rien d’un dessin qui contient une erreur.
    .mend = Ouvrez-le dans un logiciel de dessin et enregistrez-le de nouveau en SVG simple.
diagnostic-captions-broken = Ce ne sont pas des sous-titres WebVTT
    .why = Le fichier commence par une ligne WEBVTT et compte au moins un repère avec --> ; sans cela, aucun navigateur n’affiche de sous-titres.
    .mend = Exportez les sous-titres en WebVTT (.vtt).
diagnostic-media-heavy = `{ $path }` pèse { $kilobytes } ko
    .why = Sur une ligne à 256 kbit/s, cela prend { $seconds } secondes.
    .mend = Allégez-le : moins de pixels, un enregistrement plus court, une compression plus forte.
diagnostic-link-empty = Le lien n’a pas d’adresse ou pas de texte
    .why = Personne ne pourrait le suivre.
    .mend = Écrivez [texte](adresse).
diagnostic-link-unknown-activity = Il n’y a pas d’activité `{ $id }`
    .why = Le lien mènerait à une page inexistante.
    .mend = { $suggestion ->
        [none] Écrivez l’identifiant que module.yaml donne à l’activité.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-link-scheme = Les liens comme `{ $address }` ne sont pas permis
    .why = Seuls https, http et mailto le sont, jusqu’à 2 048 octets ; les autres peuvent exécuter du code ou viser l’ordinateur du lecteur.
    .mend = Utilisez une adresse web, assets/… ou activity:…
diagnostic-link-insecure = `{ $address }` n’est pas chiffré
    .why = Sur un réseau partagé, d’autres peuvent voir et modifier ce qui s’y lit.
    .mend = Essayez l’adresse avec https:// et gardez-la si elle fonctionne.
diagnostic-link-relative = `{ $address }` ne mène nulle part
    .why = L’adresse d’une leçon n’est pas sa place dans le dossier.
    .mend = Renvoyez à une activité avec activity:identifiant, à un fichier avec assets/…, à un site avec https://…
diagnostic-link-unclear = Le texte de lien « { $text } » ne dit rien à lui seul
    .why = Les personnes qui passent de lien en lien à l’oreille n’entendent que cela.
    .mend = Mettez des mots qui nomment ce que l’on trouvera.
diagnostic-html-removed = Le HTML `<{ $tag }>`, ou un de ses attributs, est retiré
    .why = Seuls restent quelques éléments simples, sans style, classe, lien ni image, pour que rien ne s’exécute ni n’abîme la page.
    .mend = Utilisez plutôt du Markdown ou une directive.
diagnostic-footnote-undefined = Il n’y a pas de note `[^{ $name }]`
    .why = L’appel resterait tel quel dans le texte. Les quiz n’ont pas de notes.
    .mend = Ajoutez à la leçon une ligne `[^{ $name }]: …`, ou retirez l’appel.
diagnostic-footnote-unused = Rien ne renvoie à la note `[^{ $name }]`
    .why = Elle ne sera pas affichée.
    .mend = Mettez l’appel à sa place, ou supprimez la note.
diagnostic-footnote-twice = La note `[^{ $name }]` est écrite deux fois
    .why = Une seule des deux peut être affichée.
    .mend = Donnez un autre nom à l’une d’elles.
diagnostic-directive-misspelt = `{ $name }` ressemble à la directive `{ $suggestion }`
    .why = Tel quel, le bloc s’affiche comme du code informatique.
    .mend = Écrivez `{ $suggestion }`, en minuscules.
diagnostic-directive-syntax = La première ligne de ce bloc `{ $name }` est illisible
    .why = Après le nom ne viennent que des paires comme title="À savoir".
    .mend = Mettez chaque valeur entre guillemets droits doubles, avec un espace entre les paires.
diagnostic-directive-unknown-attribute = `{ $name }` n’a pas d’attribut `{ $attribute }`
    .why = Ce qu’il dit serait ignoré.
    .mend = { $suggestion ->
        [none] { $known ->
            [none] Retirez-le.
           *[other] Retirez-le, ou utilisez l’un de ceux-ci : { $known }.
        }
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-directive-missing-attribute = `{ $name }` a besoin de `{ $attribute }`
    .why = Sans lui, le bloc ne peut être affiché.
    .mend = Ajoutez { $attribute }="…" à la première ligne.
diagnostic-directive-empty = Ce bloc `{ $name }` est vide
    .why = On ne verrait qu’un cadre vide.
    .mend = Écrivez son contenu entre les deux lignes de délimitation, ou supprimez-le.
diagnostic-directive-unclosed = Le bloc `{ $name }` n’est jamais refermé
    .why = Tout ce qui suit est englouti.
    .mend = Mettez à sa fin une ligne avec le même nombre d’accents graves.
diagnostic-directive-nested = `{ $name }` ne peut pas être ici
    .why = Les invitations à écrire sont dans la leçon même, pas dans un autre bloc ; textes de quiz, invitations, réponses et transcriptions ne contiennent aucun bloc.
    .mend = Sortez-le de là.
diagnostic-ids-differ = { $side ->
        [more] `{ $id }` est ici et pas dans la langue source
       *[less] `{ $id }`, présent dans la langue source, manque ici
    }
    .why = Invitations à écrire et questions sont les mêmes dans toutes les langues, pour que personne ne perde ses notes en changeant de langue.
    .mend = { $side ->
        [more] Utilisez l’identifiant de la source, ou ajoutez-le là-bas.
       *[less] Ajoutez-le, avec le même identifiant.
    }
diagnostic-stale-translation = `{ $source }` a changé depuis cette traduction
    .why = On apprendrait peut-être autre chose dans cette langue. Une traduction ancienne est montrée, avec une mention.
    .mend = Comparez les deux, puis lancez `mooc course stamp DOSSIER`.
diagnostic-unstamped-translation = La traduction ne dit pas de quelle source elle est tirée
    .why = Sans l’empreinte de `{ $source }`, personne ne saura quand elle sera dépassée.
    .mend = Lancez `mooc course stamp DOSSIER` ; la commande écrit `source_hash`.
diagnostic-bad-source-hash = `source_hash` n’est pas une empreinte
    .why = C’est une suite de 64 signes, 0 à 9 et a à f, écrite par l’outil.
    .mend = Supprimez la ligne et lancez `mooc course stamp DOSSIER`.
diagnostic-quiz-missing = `{ $path }` n’existe pas
    .why = Le module le cite comme quiz.
    .mend = Créez le fichier, ou indiquez dans `file` le nom qu’il porte.
diagnostic-bank-missing = `{ $path }` n’existe pas
    .why = Le tirage y prend ses questions.
    .mend = { $suggestion ->
        [none] Créez la banque, ou corrigez son nom.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
diagnostic-pool-draws-too-many = Le tirage demande { $draw } questions et `{ $bank }` en compte { $there }
    .why = Aucune tentative ne pourrait commencer.
    .mend = Tirez-en au plus { $there }, ou écrivez d’autres questions.
diagnostic-bank-drawn-twice = Deux tirages de ce quiz puisent dans `{ $bank }`
    .why = La même question pourrait venir deux fois dans une tentative.
    .mend = Faites un seul tirage du total, ou partagez la banque.
diagnostic-type-not-built = Les questions du type `{ $type }` n’existent pas encore
    .why = Le mot est réservé pour une version future de la plateforme.
    .mend = Utilisez single_choice, multiple_choice, true_false, matching, ordering, numeric ou short_text.
diagnostic-no-right-option = Aucun choix n’est juste
    .why = Personne ne pourrait gagner les points.
    .mend = Écrivez `right: true` au choix juste.
diagnostic-many-right-options = { $right } choix sont justes, et un seul peut être choisi
    .why = Une personne qui prendrait l’autre choix juste aurait faux.
    .mend = Gardez un seul choix juste, ou faites-en un multiple_choice.
diagnostic-too-few-parts = `{ $key }` compte { $there ->
        [0] zéro entrée
        [one] une seule entrée
       *[other] { $there } entrées
    }
    .why = À moins de { $least }, il n’y a rien à choisir ni à ordonner.
    .mend = Écrivez-en au moins { $least }.
diagnostic-all-options-right = Tous les choix sont justes
    .why = Tout cocher donne tous les points.
    .mend = Ajoutez un choix faux qui fasse réfléchir.
diagnostic-same-text = `{ $id }` dit la même chose que `{ $other }`
    .why = On ne pourrait savoir lequel des deux compte.
    .mend = Changez ou supprimez l’un d’eux.
diagnostic-feedback-missing = La question `{ $id }` n’explique rien après coup
    .why = Un simple « faux » n’apprend rien à personne.
    .mend = Ajoutez `feedback` à la question ou à ses choix.
diagnostic-closes-before-opens = Le quiz ferme avant d’ouvrir
    .why = Personne ne pourrait jamais le commencer.
    .mend = Mettez `closes` après `opens`.
diagnostic-keys-too-early = Les bonnes réponses sont montrées alors qu’il reste des tentatives
    .why = Qui recommence n’a qu’à les recopier, et le quiz compte dans le résultat.
    .mend = Utilisez `keys: after_passed_or_used_up`, ou n’accordez qu’une tentative.
diagnostic-translation-of-nothing = La source n’a pas de `{ $id }`
    .why = La traduction ne serait jamais affichée.
    .mend = { $suggestion ->
        [none] Corrigez l’identifiant, ou supprimez ces lignes.
       *[other] Vouliez-vous dire `{ $suggestion }` ?
    }
