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
    Han fallado muchísimos intentos de iniciar sesión en su cuenta de { $site }. Para protegerla, ya no se abre solo con la contraseña, salvo en los dispositivos en los que ya había iniciado sesión. Sus cursos y sus respuestas están a salvo.

    Abra esta página para elegir una contraseña nueva; después podrá volver a iniciar sesión en cualquier lugar:

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
    Ya está en el curso «{ $course }». Empiece cuando quiera:

    { $link }

    No hay prisa: lo que haga se conserva, y «Mis cursos» le lleva al punto donde lo dejó.
    .subject = Su inscripción: { $course }
letter-qualified =
    ¡Enhorabuena! Cumple todos los requisitos de «{ $award }» en el curso «{ $course }».

    Antes de que se pueda expedir el certificado, indique cómo debe figurar su nombre:

    { $link }
    .subject = Le espera un certificado: confirme su nombre
letter-issued =
    Su certificado ha sido expedido. Su código es { $code }.

    Quien conozca el código puede comprobar aquí el certificado, sin cuenta:

    { $link }

    Para descargarlo, inicie sesión y abra «Mis certificados».
    .subject = Su certificado ha sido expedido
letter-replaced =
    Su certificado { $code } ha sido sustituido por uno corregido, que encontrará aquí:

    { $link }

    Utilice el nuevo a partir de ahora. A quien compruebe el código antiguo se le dirá que fue sustituido. Para descargar el certificado nuevo, inicie sesión y abra «Mis certificados».
    .subject = Su certificado ha sido sustituido
letter-revoked =
    Su certificado { $code } ha sido revocado. El motivo indicado es:

    { $reason }

    A quien compruebe el código se le dirá que el certificado fue revocado:

    { $link }

    Si tiene alguna pregunta, escriba a la organización que lo expidió.
    .subject = Su certificado ha sido revocado
letter-attempt-granted =
    Puede hacer «{ $activity }», del curso «{ $course }», una vez más. Empiece cuando quiera:

    { $link }
    .subject = Tiene un intento más: { $activity }
