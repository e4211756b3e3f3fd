# Certificats : les miens, la vérification publique, le bureau.
problem-certification-not-found = Il n’y a pas de tel certificat, ou personne n’en remplit les conditions ici.
problem-certification-mistyped = Ce ne peut pas être le code d’un certificat : il contient une faute de frappe.
problem-certification-invalid = Une partie de l’envoi n’est pas comme il faut.
problem-certification-name-unprintable = Le certificat ne peut pas imprimer ces caractères du nom : { $characters }. Veuillez écrire le nom en lettres latines, grecques ou cyrilliques.
problem-certification-text-unprintable = Le cours ou l’organisme a des textes qu’un certificat ne peut pas imprimer. Caractères : { $characters }. Rien n’a été délivré.
problem-certification-name-locked = Un certificat a déjà été délivré à ce nom. Pour le rectifier, demandez un certificat corrigé à l’organisme qui l’a délivré.
problem-certification-settings-missing = Rien ne peut encore être délivré. Ces réglages manquent : { $settings }. C’est à la personne qui exploite ce site de les renseigner ; « mooc config » les énumère tous.
problem-certification-ended = Ce certificat n’est plus valable : il a été révoqué ou remplacé. Rien n’a été modifié.
problem-certification-already-issued = Un certificat a déjà été délivré. Il peut être révoqué, mais plus refusé.
problem-certification-holder-erased = Le nom a été retiré à la demande de la personne titulaire : il n’y a donc plus de fichier à imprimer. Un fichier ou un papier en sa possession reste vérifiable.
problem-certification-not-in-language = Le certificat n’a pas été délivré dans cette langue.
problem-certification-too-many = On peut désigner cinquante personnes au plus à la fois.
fault-printed-name-unprintable = Certains caractères de ce nom ne peuvent pas être imprimés. Veuillez l’écrire en lettres latines, grecques ou cyrilliques.
fault-printed-name-too-long = Ce nom ne tient pas sur un certificat. Veuillez l’abréger.
fault-reason-missing = Veuillez indiquer le motif.
fault-reason-too-long = Veuillez vous limiter à 1000 caractères.
fault-reason-with-controls = Le texte contient des caractères qui ne peuvent pas être conservés. Veuillez le saisir à nouveau.
