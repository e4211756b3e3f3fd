# Los correos de la plataforma. Texto sencillo; una línea vacía entre párrafos.
letter-greeting = Hola, { $name }:
letter-greeting-nameless = Hola:
letter-foot =
    --
    Correo enviado por la plataforma de formación { $site }
letter-confirm =
    Alguien, seguramente usted, indicó la dirección { $email } en { $site }. Confirme que es suya: abra esta página y pulse el botón.

    { $link }

    El enlace vale 72 horas. Puede empezar a aprender antes de confirmarla, pero un certificado solo se expide después.

    Si no fue usted, no haga caso de este correo: la dirección no se utilizará.
    .subject = Confirme su dirección de correo
letter-already-registered =
    Alguien, seguramente usted, indicó esta dirección en { $site } para crear una cuenta o cambiar la suya. La dirección ya pertenece a su cuenta, así que no se ha cambiado nada.

    Puede iniciar sesión como siempre. Si ha olvidado su contraseña, elija una nueva aquí:

    { $link }

    Si no fue usted, no tiene que hacer nada.
    .subject = Ya tiene una cuenta
letter-reset =
    Abra esta página para elegir una contraseña nueva para su cuenta en { $site }:

    { $link }

    El enlace vale 30 minutos y sirve una sola vez. Pasado ese tiempo, puede pedir otro en la página de inicio de sesión.

    Si no lo ha pedido, no haga caso de este correo: su contraseña no cambia.
    .subject = Elija una contraseña nueva
letter-locked =
    Han fallado demasiados intentos de iniciar sesión en su cuenta de { $site }. Para protegerla, la contraseña sola ya no basta para abrirla, salvo en los dispositivos en los que ya había iniciado sesión. Sus cursos y sus respuestas están a salvo.

    Abra esta página para elegir una contraseña nueva; después podrá volver a iniciar sesión desde cualquier dispositivo:

    { $link }

    El enlace vale 30 minutos y sirve una sola vez. Pasado ese tiempo, use «¿Olvidó su contraseña?» en la página de inicio de sesión.
    .subject = Su cuenta necesita una contraseña nueva
letter-password-changed =
    La contraseña de su cuenta en { $site } acaba de cambiar. Se ha cerrado su sesión en todos los demás dispositivos.

    Si fue usted, no tiene que hacer nada. Si no, elija enseguida una contraseña nueva:

    { $link }
    .subject = Su contraseña ha cambiado
letter-address-changed =
    La dirección de correo de su cuenta en { $site } ha cambiado. Los correos llegan ahora a la nueva dirección, que es también la que debe usar para iniciar sesión. La dirección { $email } ya no pertenece a la cuenta.

    Si usted no quería este cambio, escriba enseguida a la organización que gestiona la plataforma.
    .subject = Su dirección de correo ha cambiado
letter-enrolled =
    Su inscripción en el curso «{ $course }» está hecha. Empiece cuando quiera:

    { $link }

    No hay prisa: lo que haga se conserva, y «Mis cursos» le lleva al punto donde lo dejó.
    .subject = Su inscripción: { $course }
letter-qualified =
    ¡Felicidades! Usted cumple todos los requisitos de «{ $award }» en el curso «{ $course }».

    Antes de que se pueda expedir el certificado, indique cómo debe figurar su nombre:

    { $link }
    .subject = Le espera un certificado: confirme su nombre
letter-issued =
    Ya se ha expedido su certificado. Su código es { $code }.

    Quien conozca el código puede comprobar aquí el certificado, sin cuenta:

    { $link }

    Para descargarlo, inicie sesión y abra «Mis certificados».
    .subject = Se ha expedido su certificado
letter-replaced =
    Su certificado { $code } se ha sustituido por uno corregido, que encontrará aquí:

    { $link }

    Utilice el nuevo a partir de ahora. Quien compruebe el código antiguo verá que se ha sustituido. Para descargar el certificado nuevo, inicie sesión y abra «Mis certificados».
    .subject = Se ha sustituido su certificado
letter-revoked =
    Se ha revocado su certificado { $code }. El motivo indicado es:

    { $reason }

    Quien compruebe el código verá que el certificado se ha revocado:

    { $link }

    Si tiene alguna pregunta, escriba a la organización que lo expidió.
    .subject = Se ha revocado su certificado
letter-correction-refused =
    Usted solicitó que su certificado { $code } se sustituyera por uno corregido. El nuevo certificado no se ha expedido. El motivo indicado es:

    { $reason }

    Su certificado actual sigue siendo válido. Puede consultarlo, o volver a solicitar la corrección, aquí:

    { $link }
    .subject = Su solicitud de un certificado corregido
letter-attempt-granted =
    Se le ha concedido un intento más para «{ $activity }», en el curso «{ $course }». Empiece cuando quiera:

    { $link }
    .subject = Tiene un intento más: { $activity }
