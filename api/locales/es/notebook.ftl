problem-notebook-prompt-not-found = El curso no tiene esta pregunta de cuaderno.
problem-notebook-stale = Entretanto se guardó un texto más reciente, en otra ventana o en otro dispositivo.
problem-notebook-invalid = Este texto no se puede guardar tal como está.
fault-note-too-long = Este texto supera los 20 000 caracteres. Acórtelo, o lleve una parte a otro lugar, y guarde de nuevo.
fault-text-with-controls = El texto contiene caracteres de control invisibles. Borre lo último que pegó, péguelo como texto sin formato y guarde de nuevo.
