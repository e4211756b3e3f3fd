problem-notebook-prompt-not-found = Le cours ne comporte pas cette question de carnet.
problem-notebook-stale = Un texte plus récent a été enregistré entre-temps, dans une autre fenêtre ou sur un autre appareil.
problem-notebook-invalid = Ce texte ne peut pas être enregistré tel quel.
fault-note-too-long = Ce texte dépasse 20 000 caractères. Raccourcissez-le, ou placez-en une partie ailleurs, puis enregistrez de nouveau.
fault-text-with-controls = Le texte contient des caractères de contrôle invisibles. Effacez ce que vous avez collé en dernier, collez-le en texte brut et enregistrez de nouveau.
