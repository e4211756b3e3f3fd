# Certificados: los míos, la comprobación pública, la mesa.
problem-certification-not-found = No existe tal certificado, o nadie reúne aquí los requisitos.
problem-certification-mistyped = Este no puede ser el código de un certificado: contiene un error de escritura.
problem-certification-invalid = Una parte de lo enviado no es como debe ser.
problem-certification-name-unprintable = El certificado no puede imprimir estos caracteres del nombre: { $characters }. Escriba el nombre en letras latinas, griegas o cirílicas.
problem-certification-text-unprintable = El curso o la entidad emisora tiene textos que un certificado no puede imprimir. Caracteres: { $characters }. No se ha expedido nada.
problem-certification-name-locked = Ya se ha expedido un certificado con este nombre. Para rectificarlo, pida un certificado corregido a la entidad que lo expidió.
problem-certification-settings-missing = Todavía no se puede expedir nada. Faltan estos ajustes: { $settings }. Corresponde fijarlos a quien administra este sitio; «mooc config» los enumera todos.
problem-certification-ended = Este certificado ya no es válido: fue revocado o sustituido. No se ha cambiado nada.
problem-certification-already-issued = Ya se ha expedido un certificado. Se puede revocar, pero ya no denegar.
problem-certification-holder-erased = El nombre se retiró a petición de la persona titular, de modo que ya no hay archivo que imprimir. Un archivo o papel que conserve esa persona se puede seguir comprobando.
problem-certification-not-in-language = El certificado no se expidió en este idioma.
problem-certification-too-many = Se pueden indicar como máximo cincuenta personas a la vez.
fault-printed-name-unprintable = Algunos caracteres de este nombre no se pueden imprimir. Escríbalo en letras latinas, griegas o cirílicas.
fault-printed-name-too-long = Este nombre no cabe en un certificado. Abrévielo.
fault-reason-missing = Indique el motivo.
fault-reason-too-long = Use como máximo 1000 caracteres.
fault-reason-with-controls = El texto contiene caracteres que no se pueden guardar. Escríbalo de nuevo.
