diagnostics-summary = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errores
    }, { $warnings ->
        [one] { $warnings } advertencia
       *[other] { $warnings } advertencias
    }
diagnostics-none = Ningún fallo.
diagnostics-error = error
diagnostics-warning = advertencia
diagnostics-why = por qué:
diagnostics-mend = solución:
diagnostics-whole-course = el curso en su conjunto

# Lo que nombra un diagnóstico
diagnostic-tongue-en = inglés
diagnostic-tongue-fr = francés
diagnostic-tongue-es = español
diagnostic-sort-mapping = una tabla (clave y valor)
diagnostic-sort-list = una lista
diagnostic-sort-text = un texto
diagnostic-sort-nothing = nada
diagnostic-sort-other = otra cosa
diagnostic-sort-whole-number = un número entero
diagnostic-sort-number = un número
diagnostic-sort-picture = una imagen
diagnostic-sort-audio = una grabación de sonido
diagnostic-sort-video = un vídeo
diagnostic-sort-captions = un archivo de subtítulos
diagnostic-sort-document = un documento

# Diagnósticos: qué está mal, por qué importa, cómo remediarlo
diagnostic-folder-unreadable = No se puede leer la carpeta o el archivo: { $detail }
    .why = Un curso se comprueba entero, así que cada archivo debe poder leerse.
    .mend = Compruebe que existe y que esta cuenta tiene permiso para leerlo.
diagnostic-zip-unreadable = No es un archivo ZIP legible: { $detail }
    .why = El archivo está dañado, incompleto o es de otro tipo.
    .mend = Vuelva a crear el archivo ZIP a partir de la carpeta del curso y envíe ese.
diagnostic-zip-encrypted = `{ $path }` está cifrado
    .why = No se puede comprobar ni publicar lo que no se puede abrir.
    .mend = Vuelva a crear el archivo ZIP sin contraseña.
diagnostic-zip-method = `{ $path }` está comprimido con el método { $method }
    .why = Solo se leen el almacenamiento simple y el método «deflate», que todo programa ZIP sabe escribir.
    .mend = Vuelva a crear el archivo ZIP con la compresión habitual de su sistema.
diagnostic-zip-inconsistent = El archivo ZIP se contradice
    .why = Su índice dice una cosa y una entrada dice otra: programas distintos extraerían archivos distintos.
    .mend = Vuelva a crear el archivo ZIP a partir de la carpeta del curso.
diagnostic-zip-overlap = Varias entradas del archivo ZIP comparten los mismos bytes
    .why = Ningún programa corriente escribe un archivo así; es una forma conocida de llenar un disco con un archivo pequeño.
    .mend = Vuelva a crear el archivo ZIP a partir de la carpeta del curso.
diagnostic-zip-ratio = `{ $path }` ocuparía al descomprimirse más de { $ratio } veces su tamaño
    .why = Las imágenes, grabaciones y textos reales no lo hacen; los archivos pensados para llenar un disco, sí.
    .mend = Quite ese archivo o incluya su contenido real.
diagnostic-link-refused = `{ $path }` es un enlace o un archivo especial
    .why = Un enlace puede llevar fuera del curso, y en otra máquina no lleva a ninguna parte.
    .mend = Ponga en su lugar el propio archivo.
diagnostic-path-unsafe = `{ $path }` no es una ruta permitida en un curso
    .why = Las rutas se quedan dentro de la carpeta del curso y deben poder escribirse en cualquier sistema: sin `..`, sin unidad, sin barra invertida, sin : * ? < > | y sin caracteres de control.
    .mend = Cambie el nombre del archivo o de la carpeta.
diagnostic-path-too-long = `{ $path }` es demasiado larga o profunda
    .why = Una ruta tiene como máximo { $bytes } bytes y { $levels } niveles, para poder extraerse en cualquier sistema.
    .mend = Acorte los nombres o use menos carpetas.
diagnostic-path-duplicate = Dos rutas son la misma en algunos sistemas: `{ $path }`
    .why = Muchos sistemas no distinguen mayúsculas ni formas de escribir un acento, y conservarían solo una de las dos.
    .mend = Cambie el nombre de una de ellas para que se distingan en algo más.
diagnostic-too-large = El curso ocupa más de { $limit } MiB
    .why = Hay que descargarlo, guardarlo y enviarlo a personas con una conexión débil.
    .mend = Acorte o comprima grabaciones e imágenes, o ponga un enlace a ellas.
diagnostic-too-many-files = El curso tiene más de { $limit } archivos y carpetas
    .why = Ningún curso necesita tantos; seguramente se ha colado una carpeta ajena.
    .mend = Quite lo que no forme parte del curso.
diagnostic-not-utf8 = A partir de aquí el archivo no es texto UTF-8
    .why = Los acentos se convertirían en otros signos en algunas pantallas.
    .mend = Guarde de nuevo el archivo con la codificación UTF-8.
diagnostic-control-character = Aquí está el carácter invisible { $character }
    .why = No se ve ni se escribe, y algunos programas se detienen en él. Suele venir de copiar y pegar.
    .mend = Bórrelo o vuelva a escribir esas palabras a mano.
diagnostic-not-normalised = Aquí las letras y sus acentos están guardados por separado
    .why = El texto parece correcto, pero una búsqueda no lo encuentra; la plataforma los une. Algunos sistemas escriben así textos y nombres de archivo.
    .mend = Vuelva a escribir la palabra o guarde el archivo en la forma Unicode NFC.
diagnostic-text-too-long = El archivo tiene { $length } caracteres
    .why = Un archivo de texto puede tener { $limit }. Una página tan larga no llega con una conexión débil.
    .mend = Divídalo en varias lecciones o bancos de preguntas.
diagnostic-yaml-syntax = El YAML no se puede leer aquí
    .why = Falta cerrar un corchete o unas comillas, o una línea no lleva la misma sangría que sus vecinas. Mensaje del lector: { $detail }.
    .mend = Mire esta línea y la anterior; use espacios para la sangría y cierre cada [ { "{" } " y '.
diagnostic-yaml-tab = Se usa un tabulador como sangría
    .why = YAML solo admite espacios ahí; nadie sabe cuánto mide un tabulador.
    .mend = Sustituya el tabulador por espacios, dos por nivel.
diagnostic-yaml-unquoted = Este texto necesita comillas
    .why = Dos puntos seguidos de un espacio, o un signo como @ o % al principio, significan otra cosa para YAML.
    .mend = Ponga todo el texto entre comillas dobles rectas.
diagnostic-yaml-anchor = Las anclas y los alias (& y *) no se usan en los cursos
    .why = Pocas personas los conocen y pueden inflar sin límite un archivo pequeño.
    .mend = Escriba el texto donde haga falta, o póngalo entre comillas si el signo forma parte de él.
diagnostic-yaml-tag = Las etiquetas (!) no se usan en los cursos
    .why = Lo que es cada valor depende de su lugar en el formato.
    .mend = Quite la etiqueta, o ponga el texto entre comillas si el signo forma parte de él.
diagnostic-yaml-many-documents = Aquí empieza un segundo documento
    .why = Cada archivo contiene uno solo; lo que sigue se pasaría por alto.
    .mend = Quite la línea `---` o lleve lo que sigue a un archivo aparte.
diagnostic-yaml-too-deep = Hay listas y tablas anidadas a más de { $limit } niveles
    .why = Ningún archivo de curso lo necesita; seguramente falta cerrar un corchete.
    .mend = Cierre los corchetes de las líneas anteriores.
diagnostic-duplicate-key = La clave `{ $key }` aparece dos veces
    .why = Solo podría valer una de las dos, y no se sabe cuál.
    .mend = Deje una y borre la otra.
diagnostic-unknown-key = Aquí no se conoce la clave `{ $key }`
    .why = Lo que dice se ignoraría sin avisar.
    .mend = { $suggestion ->
        [none] Quítela o use una de estas: { $known }.
       *[other] ¿Quiso decir `{ $suggestion }`? Claves conocidas aquí: { $known }.
    }
diagnostic-missing-key = Falta `{ $key }`
    .why = Es obligatorio indicarlo aquí.
    .mend = Añada una línea `{ $key }: …`.
diagnostic-wrong-type = Aquí se espera { $expected }, no { $found }
    .why = Es lo que pide el formato en `{ $key }`; otra cosa no puede entenderse.
    .mend = Consulte la forma en docs/course-format.md y revise la sangría.
diagnostic-not-whole-number = `{ $value }` no es un número entero
    .why = `{ $key }` se cuenta en números enteros.
    .mend = Escriba solo cifras, por ejemplo 25.
diagnostic-not-number = `{ $value }` no es un número
    .why = `{ $key }` es un número decimal exacto: como máximo 12 cifras antes del punto y 6 después.
    .mend = Escríbalo con cifras y un punto, por ejemplo 62.5.
diagnostic-out-of-range = `{ $key }` vale { $value }
    .why = Debe estar entre { $low } y { $high }.
    .mend = Elija un número dentro de ese intervalo.
diagnostic-not-a-choice = `{ $value }` no es una opción de `{ $key }`
    .why = Las palabras posibles son: { $choices }.
    .mend = { $suggestion ->
        [none] Use una de ellas.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-not-a-date = `{ $value }` no es una fecha con hora
    .why = `{ $key }` es un instante, con su zona horaria, para que sea el mismo para todo el mundo.
    .mend = Escríbalo así: 2026-11-01T09:00:00Z o 2026-11-01T09:00:00+01:00.
diagnostic-empty-text = `{ $key }` no dice nada
    .why = Quien lea vería un espacio vacío.
    .mend = Escriba el texto o quite la clave donde sea opcional.
diagnostic-title-too-long = `{ $key }` tiene { $length } caracteres
    .why = Un título tiene como máximo { $limit }: también aparece en listas, teléfonos y certificados.
    .mend = Acórtelo.
diagnostic-course-file-missing = No hay ningún course.yaml
    .why = Es el archivo que dice cómo se llama el curso, en qué idiomas está y qué módulos tiene.
    .mend = Añada course.yaml en la raíz de la carpeta; docs/course-format.md muestra uno.
diagnostic-bad-id = `{ $id }` no puede ser un identificador
    .why = Los identificadores aparecen en las direcciones y en el progreso de cada persona: de la a a la z, del 0 al 9 y guiones, con una letra al principio y 64 signos como máximo.
    .mend = Elija uno como quien-debe-hacer-que.
diagnostic-duplicate-id = El identificador `{ $id }` se usa dos veces; la primera en { $first }
    .why = El progreso, las notas y los resultados dependen de los identificadores: si hay dos iguales, nada los distingue.
    .mend = Cambie uno de los dos; conserve el que ya tengan las personas inscritas.
diagnostic-unknown-language = `{ $language }` no es un idioma de la plataforma
    .why = Sus páginas y correos están en en, fr y es.
    .mend = Use uno de esos códigos.
diagnostic-duplicate-language = El idioma `{ $language }` se nombra dos veces
    .why = Basta una vez, y el orden dice cuál es el idioma de origen.
    .mend = Borre una de las dos.
diagnostic-bad-draft-language = El idioma de origen ({ $tongue }) es un borrador
    .why = Todo recurre a él, así que no puede ocultarse.
    .mend = Ponga otro idioma en primer lugar en `languages` o quite este de `draft_languages`.
diagnostic-undeclared-language = El curso no declara este idioma: { $tongue }
    .why = Nadie verá este texto.
    .mend = Añada el idioma a `languages` o a `draft_languages` en course.yaml, o quite el texto.
diagnostic-missing-source-text = `{ $key }` no tiene texto en el idioma de origen ({ $tongue })
    .why = Los demás idiomas recurren a él.
    .mend = Añádalo bajo el código del idioma.
diagnostic-missing-translation = `{ $key }` falta en { $tongue }
    .why = Los títulos, los certificados y los cuestionarios con nota deben estar completos en cada idioma declarado: nadie debe ser evaluado en un idioma que no eligió.
    .mend = Tradúzcalo o declare el idioma en `draft_languages` hasta que esté listo.
diagnostic-untranslated = `{ $key }` no está en { $tongue }
    .why = Se mostrará en el idioma de origen y la página lo dirá.
    .mend = Tradúzcalo cuando pueda.
diagnostic-unknown-licence = `{ $licence }` no es el nombre habitual de una licencia para textos
    .why = Otras personas solo pueden usar el curso si saben en qué condiciones.
    .mend = Escriba su identificador SPDX, por ejemplo CC-BY-SA-4.0, CC-BY-4.0 o CC0-1.0.
diagnostic-empty-list = `{ $key }` está vacío
    .why = Aquí hace falta al menos una entrada.
    .mend = Añada una entrada.
diagnostic-module-listed-twice = La carpeta de módulo `{ $folder }` aparece dos veces
    .why = Un módulo figura una sola vez en un curso.
    .mend = Borre una de las dos.
diagnostic-module-missing = `{ $path }` no existe
    .why = El curso lo nombra como módulo.
    .mend = { $suggestion ->
        [none] Créelo con su module.yaml o quítelo de `modules` en course.yaml.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-module-not-listed = La carpeta `{ $folder }` no forma parte del curso
    .why = course.yaml no la nombra, así que nadie la verá.
    .mend = Añádala a `modules` en course.yaml o llévela a otro lugar.
diagnostic-kind-not-built = Las actividades del tipo `{ $kind }` todavía no existen
    .why = La palabra está reservada para versiones futuras de la plataforma.
    .mend = Use `lesson` o `quiz`, o deje la actividad fuera por ahora.
diagnostic-key-without-meaning = `{ $key }` no significa nada para `{ $kind }`
    .why = No cambia nada, y quien lea el archivo creería que sí.
    .mend = Quite la línea.
diagnostic-file-unused = Nada usa `{ $path }`
    .why = Ninguna actividad ni cuestionario del curso lo nombra; quizá un nombre esté mal escrito.
    .mend = Nómbrelo en module.yaml o en un cuestionario, cámbiele el nombre o bórrelo.
diagnostic-unknown-requirement-target = No hay ningún `{ $id }` en el curso
    .why = El certificado pide algo que no se puede encontrar.
    .mend = { $suggestion ->
        [none] Escriba el identificador de un módulo o una actividad tal como figura en su module.yaml.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-requirement-not-a-quiz = `{ $id }` no es un cuestionario
    .why = Solo un cuestionario da una nota.
    .mend = Nombre un cuestionario o use el tipo `all_required` para una lección.
diagnostic-impossible-requirement = Nadie puede cumplir el requisito `{ $id }`
    .why = { $reason ->
        [lessons] Pide { $wanted } lecciones y el curso tiene { $there }.
       *[weights] Pide una nota global y ningún cuestionario del curso tiene peso.
    }
    .mend = { $reason ->
        [lessons] Pida { $there } como máximo.
       *[weights] Dé a un cuestionario un peso mayor que 0 o quite el requisito.
    }
diagnostic-empty-requirement = El requisito `{ $id }` no pide nada
    .why = Los módulos que nombra no tienen ninguna actividad obligatoria, así que todo el mundo lo cumple de entrada.
    .mend = Haga obligatoria una actividad, nombre otros módulos o quite el requisito.
diagnostic-award-without-hours = El certificado `{ $award }` no cuenta ninguna hora
    .why = El certificado lleva impresos los minutos de las actividades obligatorias de sus módulos, y aquí no hay ninguna.
    .mend = Nombre en `modules` módulos que tengan actividades obligatorias.
diagnostic-lesson-missing = `{ $path }` no existe
    .why = Una lección necesita al menos su texto en el idioma de origen.
    .mend = Cree el archivo o indique en `file` el nombre que tiene.
diagnostic-front-matter-missing = La lección no empieza con su encabezado
    .why = Ahí figura su título.
    .mend = Empiece el archivo con una línea `---`, después `title: …` y después una línea `---`.
diagnostic-front-matter-unclosed = El encabezado nunca se cierra
    .why = Toda la lección se tomaría por encabezado.
    .mend = Ponga una línea `---` después del título y los objetivos.
diagnostic-lesson-empty = La lección no tiene texto
    .why = Solo se vería un título.
    .mend = Escriba el texto después del encabezado.
diagnostic-markdown-too-deep = Aquí hay citas o listas anidadas a más de { $limit } niveles
    .why = Nadie puede seguirlo y una pantalla pequeña no puede mostrarlo.
    .mend = Escríbalo con menos niveles.
diagnostic-heading-level-one = «{ $title }» es un encabezado de nivel 1
    .why = El título de la lección es el único de ese nivel; quien escucha una página se orienta por sus encabezados.
    .mend = Empiece los encabezados con ##.
diagnostic-heading-skipped = Hay un encabezado de nivel { $found } donde tocaría el nivel { $wanted }
    .why = Quien escucha la página busca el nivel intermedio.
    .mend = Use el nivel { $wanted }.
diagnostic-heading-empty = El encabezado está vacío
    .why = Aparecería sin nombre en la lista de encabezados.
    .mend = Escriba su texto o quite el #.
diagnostic-image-without-alt = La imagen `{ $address }` no tiene texto alternativo
    .why = Quien no la ve, o no carga imágenes con una conexión débil, no aprende nada de ella.
    .mend = Diga entre corchetes lo que muestra la imagen: ![Ocho fechas de 1997 a 2022](…).
diagnostic-image-remote = La imagen `{ $address }` viene de otro sitio
    .why = Las páginas no cargan nada de otros sitios: sabrían quién lee qué, y mañana puede no estar.
    .mend = Ponga la imagen en assets/ si su licencia lo permite, o enlácela.
diagnostic-asset-missing = `{ $address }` no existe
    .why = El texto remite a él.
    .mend = { $suggestion ->
        [none] Añada el archivo o corrija la dirección; parte de la carpeta del curso.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-asset-outside = `{ $address }` no empieza por assets/
    .why = Las imágenes, grabaciones y documentos están en esa carpeta, y las direcciones parten de la carpeta del curso.
    .mend = Lleve el archivo a assets/ y escriba assets/… como dirección.
diagnostic-asset-wrong-use = `{ $address }` es { $sort } y aquí se espera { $wanted }
    .why = Un navegador no podría mostrarlo.
    .mend = Use un archivo del tipo adecuado o un enlace: [texto](assets/…).
diagnostic-asset-unused = Nada usa `{ $path }`
    .why = Hace el curso más pesado para quien lo descarga.
    .mend = Úselo en una lección o bórrelo.
diagnostic-asset-type = Los archivos como `{ $path }` no se sirven
    .why = Solo se sirven los tipos que cualquier navegador puede mostrar o guardar sin peligro: { $known }.
    .mend = Convierta el archivo a uno de esos tipos.
diagnostic-asset-content = `{ $path }` no es un archivo .{ $expected } de verdad
    .why = Sus primeros bytes son de otro tipo; un navegador no mostraría nada.
    .mend = Expórtelo de nuevo en ese formato o póngale la extensión correcta.
diagnostic-svg-unsafe = El dibujo contiene algo que no puede llevar: { $what }
    .why = Para un navegador un dibujo es un pequeño programa: los scripts, enlaces y partes de otros sitios podrían espiar a quien lee.
    .mend = Guárdelo como SVG simple, sin scripts, enlaces ni páginas incrustadas.
diagnostic-svg-broken = El dibujo no es SVG legible: { $detail }
    .why = Los navegadores no muestran nada de un dibujo con un error.
    .mend = Ábralo en un programa de dibujo y guárdelo de nuevo como SVG simple.
diagnostic-captions-broken = Esto no son subtítulos WebVTT
    .why = El archivo empieza con una línea WEBVTT y tiene al menos una marca con -->; sin eso ningún navegador muestra subtítulos.
    .mend = Exporte los subtítulos como WebVTT (.vtt).
diagnostic-media-heavy = `{ $path }` pesa { $kilobytes } kB
    .why = En una línea de 256 kbit/s tarda { $seconds } segundos.
    .mend = Aligérelo: menos píxeles, una grabación más corta o una compresión mayor.
diagnostic-link-empty = El enlace no tiene dirección o no tiene texto
    .why = Nadie podría seguirlo.
    .mend = Escriba [texto](dirección).
diagnostic-link-unknown-activity = No hay ninguna actividad `{ $id }`
    .why = El enlace llevaría a una página inexistente.
    .mend = { $suggestion ->
        [none] Escriba el identificador que module.yaml da a la actividad.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-link-scheme = No se permiten enlaces como `{ $address }`
    .why = Solo se permiten https, http y mailto, de hasta 2048 bytes; otros pueden ejecutar código o apuntar al equipo de quien lee.
    .mend = Use una dirección web, assets/… o activity:…
diagnostic-link-insecure = `{ $address }` no está cifrado
    .why = En una red compartida, otras personas pueden ver y cambiar lo que se lee ahí.
    .mend = Pruebe la dirección con https:// y úsela si funciona.
diagnostic-link-relative = `{ $address }` no lleva a ninguna parte
    .why = La dirección de una lección no es su lugar en la carpeta.
    .mend = Enlace a otra actividad con activity:identificador, a un archivo con assets/… y a un sitio con https://…
diagnostic-link-unclear = El texto de enlace «{ $text }» no dice nada por sí solo
    .why = Quien va de enlace en enlace escuchando solo oye eso.
    .mend = Ponga palabras que nombren lo que hay detrás.
diagnostic-html-removed = Se quita el HTML `<{ $tag }>` o uno de sus atributos
    .why = Solo quedan unos pocos elementos simples, sin estilos, clases, enlaces ni imágenes, para que nada se ejecute ni rompa la página.
    .mend = Use en su lugar Markdown o una directiva.
diagnostic-footnote-undefined = No hay ninguna nota `[^{ $name }]`
    .why = La llamada quedaría tal cual en el texto. Los cuestionarios no tienen notas.
    .mend = Añada a la lección una línea `[^{ $name }]: …` o quite la llamada.
diagnostic-footnote-unused = Nada remite a la nota `[^{ $name }]`
    .why = No se mostrará.
    .mend = Ponga la llamada en su lugar o borre la nota.
diagnostic-footnote-twice = La nota `[^{ $name }]` está escrita dos veces
    .why = Solo puede mostrarse una de las dos.
    .mend = Dé otro nombre a una de ellas.
diagnostic-directive-misspelt = `{ $name }` se parece a la directiva `{ $suggestion }`
    .why = Tal como está, el bloque se muestra como código de programa.
    .mend = Escriba `{ $suggestion }`, en minúsculas.
diagnostic-directive-syntax = La primera línea de este bloque `{ $name }` no se puede leer
    .why = Después del nombre solo vienen pares como title="Conviene saber".
    .mend = Ponga cada valor entre comillas dobles rectas, con un espacio entre los pares.
diagnostic-directive-unknown-attribute = `{ $name }` no tiene el atributo `{ $attribute }`
    .why = Lo que dice se ignoraría.
    .mend = { $suggestion ->
        [none] { $known ->
            [none] Quítelo.
           *[other] Quítelo o use uno de estos: { $known }.
        }
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-directive-missing-attribute = `{ $name }` necesita `{ $attribute }`
    .why = Sin él no se puede mostrar el bloque.
    .mend = Añada { $attribute }="…" a la primera línea.
diagnostic-directive-empty = Este bloque `{ $name }` está vacío
    .why = Se vería un recuadro vacío.
    .mend = Escriba su contenido entre las dos líneas de cierre o bórrelo.
diagnostic-directive-unclosed = El bloque `{ $name }` nunca se cierra
    .why = Se traga todo lo que sigue.
    .mend = Ponga al final una línea con el mismo número de acentos graves.
diagnostic-directive-nested = `{ $name }` no puede estar aquí
    .why = Las invitaciones a escribir están en la propia lección, no dentro de otro bloque; los textos de cuestionarios, invitaciones, respuestas y transcripciones no contienen bloques.
    .mend = Sáquelo de ahí.
diagnostic-ids-differ = { $side ->
        [more] `{ $id }` está aquí y no en el idioma de origen
       *[less] `{ $id }`, que está en el idioma de origen, falta aquí
    }
    .why = Las invitaciones a escribir y las preguntas son las mismas en todos los idiomas, para que nadie pierda sus notas al cambiar.
    .mend = { $side ->
        [more] Use el identificador del origen o añádalo allí.
       *[less] Añádalo con el mismo identificador.
    }
diagnostic-stale-translation = `{ $source }` ha cambiado desde esta traducción
    .why = Quien lea en este idioma puede aprender otra cosa. Las traducciones antiguas se muestran con un aviso.
    .mend = Compare las dos y ejecute después `mooc course stamp CARPETA`.
diagnostic-unstamped-translation = La traducción no dice de qué original se hizo
    .why = Sin la huella (hash) de `{ $source }` nadie sabrá cuándo queda anticuada.
    .mend = Ejecute `mooc course stamp CARPETA`; escribe `source_hash`.
diagnostic-bad-source-hash = `source_hash` no es una huella (hash)
    .why = Son 64 signes, del 0 al 9 y de la a a la f, escritos por la herramienta.
    .mend = Borre la línea y ejecute `mooc course stamp CARPETA`.
diagnostic-quiz-missing = `{ $path }` no existe
    .why = El módulo lo nombra como cuestionario.
    .mend = Cree el archivo o indique en `file` el nombre que tiene.
diagnostic-bank-missing = `{ $path }` no existe
    .why = El sorteo toma de ahí sus preguntas.
    .mend = { $suggestion ->
        [none] Cree el banco o corrija su nombre.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
diagnostic-pool-draws-too-many = El sorteo pide { $draw } preguntas y `{ $bank }` tiene { $there }
    .why = No se podría empezar ningún intento.
    .mend = Sortee { $there } como máximo o escriba más preguntas.
diagnostic-bank-drawn-twice = Dos sorteos de este cuestionario toman preguntas de `{ $bank }`
    .why = La misma pregunta podría salir dos veces en un intento.
    .mend = Haga un solo sorteo con la suma o divida el banco.
diagnostic-type-not-built = Las preguntas del tipo `{ $type }` todavía no existen
    .why = La palabra está reservada para versiones futuras de la plataforma.
    .mend = Use single_choice, multiple_choice, true_false, matching, ordering, numeric o short_text.
diagnostic-no-right-option = Ninguna opción es correcta
    .why = Nadie podría ganar los puntos.
    .mend = Escriba `right: true` en la opción correcta.
diagnostic-many-right-options = { $right } opciones son correctas y solo puede elegirse una
    .why = Quien eligiera la otra opción correcta fallaría.
    .mend = Deje una sola correcta o conviértala en multiple_choice.
diagnostic-too-few-parts = `{ $key }` tiene { $there ->
        [0] cero entradas
        [one] una sola entrada
       *[other] { $there } entradas
    }
    .why = Con menos de { $least } no hay nada que elegir ni ordenar.
    .mend = Escriba al menos { $least }.
diagnostic-all-options-right = Todas las opciones son correctas
    .why = Marcarlo todo da todos los puntos.
    .mend = Añada una opción falsa que haga pensar.
diagnostic-same-text = `{ $id }` dice lo mismo que `{ $other }`
    .why = No se podría saber cuál de los dos cuenta.
    .mend = Cambie o borre uno de ellos.
diagnostic-feedback-missing = La pregunta `{ $id }` no explica nada después
    .why = De un simple «mal» nadie aprende.
    .mend = Añada `feedback` a la pregunta o a sus opciones.
diagnostic-closes-before-opens = El cuestionario se cierra antes de abrirse
    .why = Nadie podría empezarlo nunca.
    .mend = Ponga `closes` después de `opens`.
diagnostic-keys-too-early = Las respuestas correctas se muestran cuando aún quedan intentos
    .why = Quien repita solo tiene que copiarlas, y el cuestionario cuenta para el resultado.
    .mend = Use `keys: after_passed_or_used_up` o permita un solo intento.
diagnostic-translation-of-nothing = El original no tiene ningún `{ $id }`
    .why = La traducción no se mostraría nunca.
    .mend = { $suggestion ->
        [none] Corrija el identificador o borre estas líneas.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
