# Certificados: los míos, la comprobación pública, la mesa.
problem-certification-not-found = No existe ese certificado, o aquí nadie cumple sus requisitos.
problem-certification-mistyped = Esto no puede ser el código de un certificado: contiene un error de escritura.
problem-certification-invalid = Parte de lo enviado debe corregirse.
problem-certification-name-unprintable = El certificado no puede imprimir estos caracteres del nombre: { $characters }. Escriba el nombre en letras latinas, griegas o cirílicas.
problem-certification-text-unprintable = Algunos textos del curso o de la organización emisora contienen caracteres que un certificado no puede imprimir: { $characters }. No se ha expedido nada.
problem-certification-name-locked = Ya se ha expedido un certificado con este nombre. Si hay un error, pida un certificado corregido en «Mis certificados».
problem-certification-settings-missing = Todavía no se puede expedir nada. Faltan estos ajustes: { $settings }. Corresponde fijarlos al equipo técnico del sitio; «mooc config» los enumera todos.
problem-certification-ended = Este certificado ya no es válido: se ha revocado o sustituido. No se ha cambiado nada.
problem-certification-already-decided = Esta solicitud ya se resolvió en sentido contrario. Vuelva a cargar la página para ver la decisión.
problem-certification-nobody-ready = No hay nadie a quien expedir un certificado, así que no se ha cambiado nada.
problem-certification-batch-dropped = Este lote se ha descartado. Prepare otro con las personas que están listas ahora.
problem-certification-batch-too-large = Un lote admite como máximo 20 000 personas, y hay más que están listas. Elija un periodo más corto y prepare varios lotes.
problem-certification-not-prepared = Los certificados de este lote todavía se están comprobando, así que aún no se puede firmar. Inténtelo de nuevo dentro de un momento.
problem-certification-second-signature = Usted ya ha firmado este lote. Otro administrador tiene que firmarlo antes de que se expida nada.
problem-certification-too-late = Ha terminado el plazo en el que se podía descartar este lote: sus certificados se están expidiendo o ya se han expedido. Un certificado que no debió expedirse se puede revocar.
problem-certification-batches-only = En este sitio tienen que firmar dos administradores antes de que se expidan certificados. Prepare un lote; no se ha expedido nada.
problem-certification-holder-must-ask = En este sitio, ningún administrador pone por sí solo otro nombre en un certificado. El titular debe pedir la corrección en la página de sus certificados; después decide un administrador.
problem-certification-already-issued = Ya se ha expedido un certificado. Todavía se puede revocar, pero ya no denegar.
problem-certification-holder-erased = El nombre se retiró a petición de la persona titular, de modo que ya no hay archivo que imprimir. Un archivo o papel que conserve esa persona se puede seguir comprobando.
problem-certification-no-file = No hay archivo de este certificado: se ha revocado o sustituido, o el nombre se retiró a petición de la persona titular. La página de comprobación indica su estado.
problem-certification-no-key = No hay credencial firmada de este certificado: este sitio no tiene clave para firmar. El PDF y la página de comprobación siguen siendo válidos.
problem-certification-key-away = En este momento no se pueden firmar las credenciales: la clave no está disponible. El PDF y la página de comprobación siguen siendo válidos. Inténtelo más tarde; si no basta, el equipo técnico del sitio puede averiguar la causa con «mooc key list».
problem-certification-not-in-language = El certificado no se expidió en este idioma.
problem-certification-too-many = Puede indicar como máximo cincuenta personas a la vez.
fault-issue-whom = Indique a quién se expide: a todas las personas que están listas o a las que usted nombre.
fault-printed-name-unprintable = Algunos caracteres de este nombre no se pueden imprimir. Escríbalo en letras latinas, griegas o cirílicas.
fault-printed-name-too-long = Este nombre no cabe en un certificado. Abrévielo.
fault-printed-name-unchanged = Es el nombre que ya figura en el certificado. Escriba el nombre tal como debe imprimirse.
fault-reason-missing = Indique el motivo.
fault-reason-too-long = Use como máximo 1000 caracteres.
fault-reason-with-controls = El texto contiene caracteres que no se pueden guardar. Escríbalo de nuevo.
fault-batch-span-empty = Este periodo termina antes de empezar: nadie puede haber cumplido los requisitos en él.
fault-date-unreadable = Esto no es una fecha. Escríbala como 2026-11-22: año, mes, día.
evidence-activities = { $done } de { $asked } actividades obligatorias hechas, la última el { $day }
evidence-mark = { $title }: { $mark } % (se requiere { $need } %)
evidence-grade = Calificación ponderada: { $mark } % (se requiere { $need } %)
evidence-lessons-done = { $n ->
    [one] { $n } lección hecha
   *[other] { $n } lecciones hechas
}
mine-title = Mis certificados
mine-none = Todavía no cumple los requisitos de ningún certificado. La página de progreso de cada curso indica qué falta.
mine-to-courses = Mis cursos
mine-to-course = Ir al curso
mine-qualified = Cumplió todos los requisitos el { $day }.
mine-waiting = Cumplió todos los requisitos el { $day } y desde entonces espera su certificado.
mine-waiting-text = La organización que lo expide está informada. Recibirá un correo en cuanto se expida; no tiene que hacer nada más.
mine-confirm-name = Falta una cosa: indique cómo debe imprimirse su nombre. Solo después se puede expedir el certificado.
mine-confirm-address = Falta una cosa: confirme su dirección de correo { $email }. Solo después se puede expedir el certificado.
mine-to-profile = Ir a mi perfil, desde donde se puede volver a enviar el correo de confirmación
mine-refused = La organización ha decidido no expedir el certificado.
mine-refused-text = Si cree que es un error, escriba a la organización y cite el motivo anterior.
mine-name = Nombre que se imprimirá
mine-name-hint = Exactamente como debe figurar en el certificado: nombres y apellidos en el orden que prefiera, con todas las tildes. Una vez expedido el certificado, solo la organización puede corregirlo.
mine-name-is = Confirmado: «{ $name }». Puede cambiarlo hasta que se expida el certificado.
mine-name-confirm = Confirmar este nombre
mine-name-change = Cambiar el nombre
mine-name-confirmed = Su nombre está confirmado.
mine-preview = Vista previa
mine-preview-text = La vista previa se abre en una ventana nueva. Muestra el aspecto del certificado y no es válida.
mine-issued = Expedido a { $name } el { $day }.
mine-check = Página de comprobación
mine-check-text = – dé su dirección o el código a quien quiera comprobar el certificado.
mine-superseded = Expedido a { $name } el { $day }, sustituido por un certificado corregido el { $ended }:
mine-revoked = Expedido a { $name } el { $day }, revocado el { $ended }:
certificate-state-issued = válido
certificate-state-superseded = sustituido
certificate-state-revoked = revocado
certificate-files = Descargar
certificate-file = PDF
check-title = Comprobar un certificado
check-title-of = Certificado { $code }
check-heading = Comprobación de un certificado
check-intro = Escriba el código impreso en el certificado. No necesita cuenta y no se avisa a nadie de la comprobación.
check-code = Código del certificado
check-code-hint = 28 letras y cifras en grupos de cuatro, junto al código QR del certificado. Las mayúsculas, los espacios y los guiones no importan.
check-button = Comprobar
check-another = Comprobar otro certificado
check-fault-length = { $n ->
    [one] Un código tiene 28 letras y cifras; este tiene { $n }. Compárelo con el certificado.
   *[other] Un código tiene 28 letras y cifras; este tiene { $n }. Compárelo con el certificado.
}
check-fault-mistaken = Ningún código contiene el carácter { $character }: los códigos nunca usan 0, O, 1 ni I. Mire de nuevo el certificado; quizá se trate de un carácter parecido.
check-fault-character = Ningún código contiene el carácter { $character }. Los códigos solo tienen letras y cifras.
check-fault-check = Hay un error de escritura: uno de los caracteres no es correcto o dos están intercambiados. Compare el código con el certificado, grupo por grupo.
check-unknown = Ningún certificado tiene este código.
check-unknown-advice = El código está bien escrito, pero no se expidió aquí. Mire la dirección del certificado: debe empezar por { $address }. Si es así, el certificado no es auténtico. Si es otra dirección, compruebe allí el certificado.
check-valid = Este certificado es válido.
check-valid-text = Expedido el { $issued }. Comprobado el { $now }.
check-superseded = Este certificado se ha sustituido por otro.
check-superseded-text = Se expidió el { $issued } y se sustituyó por un certificado corregido el { $ended }. Solo el nuevo es válido.
check-successor = El certificado que lo sustituye
check-revoked = Este certificado se ha revocado.
check-revoked-text = Se expidió el { $issued } y dejó de ser válido el { $ended }. Abajo figura lo que llevaba impreso.
check-erased = Nombre retirado a petición de la persona titular
check-erased-text = La persona titular hizo retirar su nombre de este sitio. El número, el curso, las fechas y el estado permanecen, para que se pueda seguir comprobando un papel o archivo que conserve.
check-compare = Compare cada campo con el papel o el archivo que tiene delante: deben ser iguales.
check-signed-by = Firmado por
check-others = El mismo certificado en sus otros idiomas
certificates-title = Certificados: { $course }
certificates-missing = Todavía no se puede expedir nada
certificates-awards = Certificados de este curso
certificates-filter = A quién se muestra
certificates-filter-all = Todas las personas
certificates-filter-ready = Listos para expedir
certificates-filter-name-unconfirmed = Nombre sin confirmar
certificates-filter-address-unconfirmed = Correo sin confirmar
certificates-filter-refused = Denegados
certificates-filter-issued = Expedidos
certificates-filter-revoked = Revocados
certificates-none = Nadie por ahora. Cada persona aparece aquí en cuanto cumple todos los requisitos.
certificates-name = Nombre que se imprimirá
certificates-unnamed = aún sin confirmar
certificates-account = Cuenta
certificates-qualified = Requisitos cumplidos el
certificates-evidence = Justificación
certificates-status = Estado
certificates-status-ready = listo para expedir
certificates-status-name-unconfirmed = nombre sin confirmar
certificates-status-address-unconfirmed = correo sin confirmar
certificates-status-refused = denegado
certificates-status-issued = expedido
certificates-status-revoked = revocado
certificates-tick = Expedir a { $name }
certificates-refuse = Denegar…
certificates-look-refusal = Cambiar o retirar la denegación…
certificates-issue-ready = { $n ->
    [one] Expedir el único certificado listo…
   *[other] Expedir los { $n } certificados listos…
}
certificates-issue-ticked = Expedir a las personas marcadas…
certificates-issue-text = Verá los nombres antes de que se expida nada. Quienes no hayan confirmado el nombre o el correo se sumarán en cuanto lo hagan.
certificates-issued = { $n ->
    [0] No se ha expedido ningún certificado: no había a quién expedirlo.
    [one] Se ha expedido un certificado.
   *[other] Se han expedido { $n } certificados.
}
certificates-to-come = { $n ->
    [one] Se está expidiendo uno más.
   *[other] Se están expidiendo { $n } más; vuelva a cargar esta página para ver cómo avanzan.
}
certificates-skipped = { $n ->
    [one] No se tuvo en cuenta a una persona: vea su estado.
   *[other] No se tuvo en cuenta a { $n } personas: vea el estado de cada una.
}
certificates-done-refused = La denegación queda registrada. La persona puede leer el motivo.
certificates-done-withdrawn = Se ha retirado la denegación.
certificates-cancel = Cancelar
certificates-back = Volver a la lista
certificates-batches-only = En este sitio, los certificados se expiden en lotes que firman dos administradores. Todas las personas que están listas pueden reunirse en un lote.
issue-title = { $n ->
    [one] ¿Expedir un certificado?
   *[other] ¿Expedir { $n } certificados?
}
issue-text = Un certificado expedido queda para siempre: se puede revocar o sustituir por uno corregido, pero nunca borrar. Cada persona recibe un correo.
issue-names = Los nombres tal como se imprimirán
issue-more = Se muestran los primeros { $shown } de { $n }. Se expedirán los { $n }.
issue-button = Expedir
refusal-title = Denegar un certificado
refusal-text = La persona cumplió todos los requisitos. Si aun así lo deniega, leerá el motivo en su página «Mis certificados». Podrá retirar la denegación más adelante.
refusal-reason = Motivo
refusal-reason-hint = La persona lo leerá. Como máximo 1000 caracteres.
refusal-button = Denegar
refusal-change = Cambiar el motivo
refusal-withdraw = Retirar la denegación
refusal-withdraw-text = Después se podrá volver a expedir un certificado a esta persona.
certificate-title = Certificado { $code }
certificate-heading = Un certificado
certificate-issued = Expedido
certificate-ended = Fin
certificate-reason = Motivo
certificate-by-program = por el programa o el equipo técnico del sitio
certificate-by-operator = por el equipo técnico del sitio
certificate-public = Página pública de comprobación
certificate-person = Ver la cuenta de esta persona
certificate-end = ¿Hay algo mal en este certificado?
certificate-end-text = Si solo está mal el nombre, sustituya el certificado por uno corregido. Revóquelo si nunca debió expedirse.
certificate-end-two = En este sitio, ningún administrador pone por sí solo otro nombre en un certificado: el titular pide la corrección y un administrador decide sobre ella.
check-credential = Este certificado como credencial firmada (Open Badges 3.0, JSON)
certificate-batch = Expedido en un lote
certificate-back = Volver al certificado
certificate-done-revoked = El certificado se ha revocado. La persona titular recibe un correo.
certificate-done-replaced = Este es el certificado corregido. La persona titular recibe un correo.
ending-revoke-title = Revocar un certificado
ending-revoke-text = La página de comprobación dirá que el certificado ya no es válido y su archivo dejará de estar disponible. Esto no se puede deshacer; solo podrá expedir otro certificado.
ending-revoke-button = Revocar este certificado
ending-replace-title = Sustituir por un certificado corregido
ending-replace-text = Un certificado nuevo, con un código nuevo, sustituye a este. Todo lo que lleva impreso queda igual, salvo el nombre, el código y la fecha de expedición. La página de comprobación del antiguo lleva al nuevo.
ending-replace-button = Sustituir este certificado
ending-name = Nombre correcto
ending-name-hint = Tal como debe imprimirse, con todas las tildes.
ending-reason = Motivo
ending-reason-hint = Se guarda con el certificado y se comunica a la persona titular. La página pública de comprobación no lo muestra. Como máximo 1000 caracteres.
correction-title = Solicitar un certificado corregido
correction-back = Volver a mis certificados
correction-text = Si la organización acepta su solicitud, un certificado nuevo, con un código nuevo, sustituirá a este, y quien compruebe el código antiguo verá que el certificado se ha sustituido. En cualquier caso, recibirá un correo.
correction-waits-already = Ya tiene una solicitud pendiente. La que envíe ahora la sustituirá.
correction-reason = Motivo de la solicitud
correction-reason-hint = Explique por qué el nombre debe ser otro: falta una letra, por ejemplo, o usted ha cambiado de nombre. Se guarda con el certificado; la página pública de comprobación no lo muestra. Como máximo 1000 caracteres.
correction-button = Enviar la solicitud
mine-correction-text = ¿El nombre no es correcto?
mine-correction-ask = Solicitar una corrección
mine-correction-asked = Su solicitud se ha enviado. Recibirá un correo cuando se resuelva.
mine-correction-withdrawn = Su solicitud se ha retirado.
mine-correction-waits = El { $day } solicitó un certificado a nombre de «{ $name }». La solicitud está pendiente de respuesta.
mine-correction-change = Cambiar la solicitud
mine-correction-withdraw = Retirar la solicitud
mine-correction-refused = No se ha expedido el certificado a nombre de «{ $name }». El motivo indicado es:
corrections-title = Solicitudes de certificados corregidos
corrections-intro = Las más antiguas primero. Si acepta una solicitud, un certificado con el nuevo nombre sustituye al antiguo y la persona titular recibe un correo; si la deniega, esa persona lee el motivo que usted indique.
corrections-none = Nadie está a la espera de un certificado corregido.
corrections-change = «{ $old }» pasa a ser «{ $new }»
corrections-grant-open = Aceptar
corrections-grant = Expedir el certificado corregido
corrections-reason = Su motivo
corrections-reason-hint = La persona titular leerá este texto: diga por qué y qué le ayudaría. Como máximo 1000 caracteres.
corrections-refuse = Denegar la solicitud
corrections-done-granted = Se ha expedido el certificado corregido. La persona titular recibe un correo.
corrections-done-refused = La solicitud se ha denegado. La persona titular recibe un correo.
corrections-done-changed = Esa solicitud ya no está pendiente: entretanto se ha cambiado, retirado o resuelto. La lista siguiente está al día.
ending-wish = La persona titular ha pedido un certificado a nombre de { $name }, por esta razón:
ending-wish-decide = Decidir mejor sobre la solicitud
batches-link = Lotes
batches-title = Lotes de certificados: { $course }
batches-prepare = Preparar un lote
batches-prepare-text = Un lote reúne a todas las personas que están listas, y dice quién no lo está y por qué. No se expide nada antes de que usted lo haya revisado y firmado. Preparar otro para las mismas personas sustituye a un lote que nadie ha firmado.
batches-ready = { $n ->
    [0] Ahora no hay nadie listo.
    [one] Ahora hay una persona lista.
   *[other] Ahora hay { $number } personas listas.
}
batches-award = Certificado
batches-award-ready = { $n ->
    [0] { $title } – nadie está listo
    [one] { $title } – una persona lista
   *[other] { $title } – { $number } personas listas
}
batches-from = Requisitos cumplidos desde el
batches-from-hint = El primer día. Deje vacíos los dos días para incluir a todas las personas que están listas. Un día va de medianoche a medianoche UTC.
batches-until = Requisitos cumplidos hasta el (inclusive)
batches-until-hint = El último día.
batches-revoked = También las personas cuyo certificado fue revocado
batches-revoked-hint = Reciben un certificado nuevo. Marque esta casilla solo si se revocaron certificados por error.
batches-prepare-button = Preparar el lote
batches-nobody = No se ha preparado ningún lote: nadie está listo para este certificado, o nadie que esté listo cumplió los requisitos en esos días.
batches-list = Lotes de este curso
batches-caption = Lotes, los más recientes primero
batches-none = Todavía no se ha preparado ningún lote.
batches-size = Personas
batch-title = Lote: { $award }
batch-crumb = Lote
batch-state-checking = en comprobación
batch-state-prepared = listo para firmar
batch-state-signed = falta la segunda firma
batch-state-waiting = firmado
batch-state-issuing = en curso de expedición
batch-state-done = expedido
batch-state-dropped = descartado
batch-about-checking = Se está comprobando que cada certificado se pueda imprimir. Podrá firmar el lote en cuanto termine la comprobación.
batch-about-prepared = { $n ->
    [one] Se puede expedir un certificado. Mire el nombre y después firme.
   *[other] Se pueden expedir { $number } certificados. Mire los nombres y después firme.
}
batch-about-nobody = No se puede expedir ningún certificado de este lote; la lista siguiente dice por qué. Descarte el lote y prepare otro más adelante.
batch-about-signed = Un administrador ha firmado. Mire los nombres: los certificados se expedirán cuando usted también haya firmado.
batch-about-signed-mine = Usted ha firmado. Otro administrador tiene que firmar también antes de que se expida nada.
batch-about-waiting = El lote está firmado. Sus certificados se expedirán a partir del { $time }; hasta entonces se puede descartar.
batch-about-issuing = Los certificados se están expidiendo. Puede salir de esta página: la expedición continúa.
batch-about-done = { $n ->
    [0] No se ha expedido ningún certificado; la lista siguiente dice por qué.
    [one] Se ha expedido un certificado.
   *[other] Se han expedido { $number } certificados.
}
batch-about-dropped = Este lote se descartó. No se expidió nada; las personas que lo formaban pueden incluirse en otro lote.
batch-progress = Avance
batch-checked = { $done } de { $all } comprobados
batch-made = { $done } de { $all } expedidos
batch-look-again = Actualizar la página
batch-stuck = ¿No ha cambiado nada desde hace un rato?
batch-stuck-text = La comprobación y la expedición se detienen cuando falta algo, por ejemplo un ajuste. Una vez resuelto, el lote puede seguir donde se detuvo: no se olvida a nadie y nadie recibe dos certificados. También se vuelve a intentar cada hora.
batch-go-on = Continuar
batch-span = Requisitos cumplidos
batch-span-all = en cualquier fecha
batch-span-from = a partir del { $from }
batch-span-before = antes del { $before }
batch-span-both = a partir del { $from } y antes del { $before }
batch-prepared = Preparado
batch-signed = Firmado
batch-countersigned = Segunda firma
batch-starts = Expedición a partir de
batch-done = Terminado
batch-dropped = Descartado
batch-by-erased = por una persona cuya cuenta se ha eliminado
batch-names = Nombres que conviene mirar antes de firmar
batch-names-text = Los nombres más largos y los que más parecen un error al escribir. Cada uno se abre tal como se imprimiría. Si alguno está mal, pida a esa persona que lo corrija: quien cambia su nombre ahora queda fuera de este lote y puede entrar en el siguiente.
batch-decide = Decidir sobre este lote
batch-sign-open = Firmar este lote
batch-sign-text = { $n ->
    [one] El plazo de anulación es de { $window } y empieza cuando usted firma. Mientras dure, el lote se puede descartar y no se expide nada. Después se expide el certificado y la persona recibe un correo; a partir de entonces se puede revocar, pero nunca borrar.
   *[other] El plazo de anulación es de { $window } y empieza cuando usted firma. Mientras dure, el lote se puede descartar y no se expide nada. Después se expiden { $number } certificados y cada persona recibe un correo; a partir de entonces se pueden revocar, pero nunca borrar.
}
batch-sign = Firmar y expedir tras el plazo de anulación
batch-sign-at-once-text = { $n ->
    [one] El certificado se expide en cuanto usted firma, y la persona recibe un correo. Después se puede revocar, pero nunca borrar.
   *[other] Se expiden { $number } certificados en cuanto usted firma, y cada persona recibe un correo. Después se pueden revocar, pero nunca borrar.
}
batch-sign-at-once = Firmar y expedir ahora
batch-sign-first-text = { $n ->
    [one] Usted firma por un certificado. No se expide nada antes de que otro administrador firme también el lote; hasta entonces se puede descartar.
   *[other] Usted firma por { $number } certificados. No se expide nada antes de que otro administrador firme también el lote; hasta entonces se puede descartar.
}
batch-sign-first = Firmar; otro administrador también tiene que firmar
batch-drop-open = Descartar este lote
batch-drop-text = No se expedirá nada de este lote y no se avisa a nadie. Las personas que lo forman siguen listas y pueden incluirse en otro lote. Un lote descartado no se puede recuperar.
batch-drop = Descartar el lote sin expedir nada
batch-members = Personas de este lote
batch-nobody = Nadie aquí.
batch-preview = Vista previa del certificado
batch-filter-all = Todas las personas
batch-filter-left-out = Excluidos
batch-filter-listed = Aún sin comprobar
batch-filter-fit = Listos para expedir
batch-filter-issued = Expedidos
batch-member-left-out = excluido
batch-member-listed = aún sin comprobar
batch-member-fit = listo para expedir
batch-member-issued = expedido
batch-why-name-unconfirmed = El nombre que se imprimirá no está confirmado.
batch-why-address-unconfirmed = La dirección de correo no está confirmada.
batch-why-refused = El certificado se denegó.
batch-why-issued = Ya se había expedido un certificado.
batch-why-revoked = Se expidió un certificado y después se revocó.
batch-why-name-changed = El nombre se cambió después de preparar el lote. Con el nuevo nombre, esta persona puede entrar en el lote siguiente.
batch-why-unprintable = El certificado no se puede imprimir con este nombre o con los textos del curso.
batch-why-erased = La cuenta se ha eliminado.
batch-why-settings-missing = Falta un ajuste que los certificados necesitan en un idioma de la versión que siguió esta persona.
batch-why-changed = Algo cambió en el último momento. La lista de certificados indica la situación actual.
batch-done-signed = El lote está firmado.
batch-done-signed-first = Su firma queda registrada.
batch-done-goes-on = El lote continúa.
batch-done-dropped = El lote se ha descartado. No se ha expedido nada.
batch-done-ended = Este lote se ha descartado entretanto, así que ya no se puede firmar.
batch-done-nobody-ready = No se puede expedir ningún certificado de este lote, así que no se ha firmado.
