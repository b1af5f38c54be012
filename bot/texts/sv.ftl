# Svenska. Nyckeln "polls.voted" i koden heter polls-voted här.
# Du-tilltal, hela meningar, klarspråk: säg vad som hänt, vad som är sparat, vad man gör nu.

name = { $of }

# mail
mail-footer = Det här är ett automatiskt utskick från Samordnaren. Skriv inga personuppgifter om du svarar.

# access
access-stranger = Jag vet inte vem du är. Be områdets administratör lägga till din arbetsadress i registret.
access-may-not-convene = Din funktion får inte kalla till det här mötet. Be den som är sammankallande hos er, till exempel SIP-samordnaren.
access-no-meeting = Jag hittar inget sådant möte för dig. Det kan vara borttaget, eller så är du inte kallad.
access-only-convener = Bara den som kallade till { $reference } kan göra det. Hör av dig till sammankallande.

# router
router-unknown-button = Knappen eller formuläret gäller inte längre. Skriv /samordna så börjar vi om.
router-only-the-word = Skriv bara /samordna { $word }. Jag läser aldrig text efter kommandot, och har inte sparat den. Skrev du något om en person, och syns det i chatten: öppna menyn på ditt meddelande och välj att ta bort meddelandet.
router-take-back = Skrev du något om en person? Jag har inte sparat det. Syns det i chatten: öppna menyn på ditt meddelande och välj att ta bort det. Skriv det inte igen.
router-repeated = Det där har jag redan tagit emot. Inget gjordes två gånger.
router-was-refused = Det gick inte när du gjorde det, och inget har ändrats. Gör det igen om du fortfarande vill.

# help
help-title = Samordnaren
help-what = Jag hjälper er att hitta en tid för samverkansmöten, skickar kallelser och påminner. Skriv /samordna sip för att kalla till ett SIP-möte.
help-no-names = Skriv aldrig vem mötet gäller. Jag behöver inte veta det.
help-unknown-word = Det kommandot känner jag inte till. Det här kan du göra:
help-you-are-called = Kallelser till dig kommer som privata meddelanden här.

# kinds
kinds-sip-title = Kalla till SIP-möte
kinds-sip-not-both = Både kommunens socialtjänst och regionen behöver vara med för att det ska vara en SIP. Nu är det ett samverkansmöte, inte SIP.

# forms
forms-see-fields = Något behöver rättas. Det står vid fälten; inget du har skrivit är borta.
forms-choose-one = Välj ett av alternativen.
forms-choose-some = Välj minst ett av alternativen.
forms-bad-day = Skriv datumet som 2027-03-12.
forms-bad-clock = Skriv klockslaget som 13.15.
forms-too-long = Texten är { $length } tecken. Skriv högst { $longest }.
forms-write-something = Skriv något här, eller stäng formuläret.
forms-bad-link = Klistra in en hel länk som börjar med https://.
forms-who-question = Vilka ska kallas?
forms-who-hint = Du kallas själv automatiskt. Barn och vårdnadshavare bjuder du in utanför Samordnaren.
forms-who = Organisationer och funktioner
forms-when-question = När?
forms-when = Tid
forms-find-a-time = Hitta en tid
forms-have-a-time = Jag har en tid
forms-from-on = Tidigast
forms-to-on = Senast
forms-family = Familjen kan
forms-family-hint = Kryssa i vad familjen har sagt. Lämna tomt om ni inte har frågat än.
forms-mon-am = Mån förmiddag
forms-mon-pm = Mån eftermiddag
forms-tue-am = Tis förmiddag
forms-tue-pm = Tis eftermiddag
forms-wed-am = Ons förmiddag
forms-wed-pm = Ons eftermiddag
forms-thu-am = Tors förmiddag
forms-thu-pm = Tors eftermiddag
forms-fri-am = Fre förmiddag
forms-fri-pm = Fre eftermiddag
forms-on = Datum
forms-at = Klockslag
forms-at-hint = Till exempel 13.15
forms-length = Längd
forms-minutes = { $minutes } minuter
forms-place = Plats
forms-no-place = Ingen plats
forms-link = Möteslänk
forms-link-hint = Länk till videomöte hos { $hosts }. Lämna tomt om ni ses på plats.
forms-consent-question = Samtycke
forms-consent-hint = Samtycke från alla som ska samtycka, barnets inställning beaktad. En vårdnadshavare räcker inte när det finns två. Skriv inte vems samtycke.
forms-consent = Samtycket
forms-consent-given = Finns
forms-consent-being-obtained = Inhämtas
forms-covers = Samtycket omfattar
forms-covers-hint = De organisationer som familjen har sagt ja till.
forms-valid-to-on = Gäller till och med
forms-confirmed-by = Bekräftat av
forms-confirmed-by-hint = Den funktion som har tagit emot samtycket.
forms-call-send = Kalla
forms-consent-title = Samtycke för { $reference }
forms-consent-send = Spara och gå vidare
forms-move-title = Flytta { $reference }
forms-move-send = Flytta
forms-cancel-title = Ställ in { $reference }
forms-cancel-send = Ställ in mötet
forms-cancel-question = Vill du ställa in mötet?
forms-cancel-hint = Alla kallade får besked och mötet tas bort ur deras kalendrar. Du behöver inte ange något skäl.

# meetings
meetings-title = Samverkansmöte { $reference }
meetings-who = Vilka
meetings-when = När
meetings-place = Plats
meetings-link = Länk
meetings-list = { $items }
meetings-from-to = { $starts_at }–{ $end }
meetings-function-at = { $function }, { $organisation }
meetings-waits-for-consent = Väntar på samtycke. Ingen har kallats.
meetings-consent-obtained = Samtycke finns nu
meetings-drop-draft = Ta bort utkastet
meetings-is-set = Mötet är bokat. Kallelsen kommer med mejl.
meetings-move = Flytta
meetings-cancel = Ställ in
meetings-was-cancelled = Mötet är inställt.
meetings-draft-saved = { $reference } är sparat och väntar på samtycke. Ingen har kallats. Tryck på ”Samtycke finns nu” i vår privata dialog när det är klart.
meetings-poll-sent = { $reference }: frågan om tider har gått ut privat till alla. Svar senast { $closes_at }.
meetings-booked = { $reference } är bokat { $starts_at }. Kallelsen går nu med mejl till alla.
meetings-nothing-changed = { $reference } ligger redan { $starts_at }, med samma längd, plats och länk. Inget har skickats.
meetings-cancelled = { $reference } är inställt. Alla som fått en kallelse får besked.
meetings-is-booked = { $reference } är redan bokat till { $starts_at }.
meetings-is-cancelled = { $reference } är inställt. Kalla till ett nytt möte med /samordna.
meetings-not-now = Det går inte att göra med { $reference } just nu. Öppna det senaste kortet i vår privata dialog.
meetings-mail-failed = Mejlet till { $who } gick inte fram och skickas inte igen. Meddela dem på annat sätt och rätta adressen i registret.
meetings-card-failed = Mitt meddelande i chatten till { $who } gick inte fram. Hör av dig till dem på annat sätt.
meetings-reminder-failed = Påminnelsen till { $who } gick inte fram. Hör av dig till dem på annat sätt.
meetings-mail-waits = Mejlet till { $who } har inte gått fram än. Jag försöker igen { $again_at }.
meetings-after-clock = Mötet ligger efter { $last }, { $days } dagar: { $source }.
meetings-day-has-passed = Dagen har passerat. Välj en dag från och med i dag.
meetings-time-has-passed = Klockslaget har passerat. Välj en senare tid.
meetings-day-too-far = Dagen ligger mer än ett år bort. Kontrollera årtalet.
meetings-window-has-passed = De dagarna har passerat. Välj en dag från och med { $today }.
meetings-end-before-start = Senast kan inte vara före tidigast. Välj { $start } eller en senare dag.
meetings-window-too-long = Sök högst { $weeks } veckor åt gången. Välj ett tidigare datum.
meetings-host-not-allowed = Länken leder till en plats som inte är godkänd. Använd en länk hos { $hosts }.
meetings-outside-consent = Samtycket omfattar inte { $organisations }. Kryssa i dem om familjen har sagt ja, annars ta bort dem från kallelsen.
meetings-consent-ends-before = Samtycket tar slut före { $day }, då mötet tidigast kan hållas. Förnya samtycket eller välj en tidigare tid.
meetings-somebody-is-gone = Någon du valde finns inte längre i registret. Välj om bland dem som visas.
meetings-only-your-own = Välj någon från en annan organisation än din egen.
meetings-not-work-address = { $addresses } är ingen godkänd arbetsadress. Be områdets administratör rätta registret.

# gates
gates-closed = Ingen har kallats. { $why }
gates-no-consent = Samtycke saknas för { $reference }. Registrera det först.
gates-outside-consent = Samtycket omfattar inte { $organisations }.
gates-consent-ended = Samtycket gällde till och med { $valid_to_on }. Förnya det eller välj en tidigare dag.

# times
times-blocked = Jag hittar ingen tid. Det som hindrar: { $what }. Vidga tiden eller ändra vilka som kallas.
times-blocked-but-later = Jag hittar ingen tid. Det som hindrar: { $what }. Mellan { $from_on } och { $to_on } finns { $count ->
    [one] en tid
   *[other] { $count } tider
  }: välj de dagarna i stället.
times-window-short = att dagarna inte räcker till ett möte
times-way = { $who } (utan det finns { $count ->
    [one] en tid
   *[other] { $count } tider
  })
times-consent-ends = att samtycket tar slut
times-office-hours = kontorstiden
times-days-off = helger och helgdagar
times-notice = att det ska vara minst { $days } dagars varsel
times-family = när familjen kan
times-lov = lov på { $school }

# polls
polls-answer-by = Vilka tider kan du? Svara senast { $closes_at }. Du kan ändra dig till dess.
polls-is-closed = Omröstningen är stängd.
polls-time = { $starts_at }
polls-yes = Ja
polls-if-need-be = Om det behövs
polls-no = Nej
polls-yes-name = Ja till { $starts_at }
polls-if-need-be-name = Om det behövs { $starts_at }
polls-no-name = Nej till { $starts_at }
polls-count = { $yes } ja, { $if_need_be } om det behövs, { $no } nej
polls-note = { $count } · { $reasons }
polls-everyone-free = alla lediga i kalendern
polls-all-but = { $count ->
    [one] en är upptagen
   *[other] { $count } är upptagna
  } i kalendern
polls-without = inte { $organisation }
polls-squeeze-day = klämdag
polls-after-clock = senare än { $days } dagar efter samtycket (lokal rutin)
polls-lacking = { $starts_at }: inget ja än från { $organisations }.
polls-book-about = Boka en av tiderna:
polls-book = Boka { $starts_at }
polls-closed = Omröstningen om { $reference } är stängd. Hör av dig till sammankallande om något har ändrats.
polls-time-has-passed = { $starts_at } har passerat. Boka en annan tid eller kalla på nytt.

# letters
letters-called = Du är kallad till ett samverkansmöte. Svara genom att tacka ja eller nej i kalendern.
letters-moved = Samverkansmötet har ändrats. Så här gäller nu:
letters-cancelled = Samverkansmötet är inställt och tas bort ur din kalender.
letters-moved-subject = Ändrad tid: { $title }
letters-cancelled-subject = Inställt: { $title }
letters-reminder = Påminnelse: mötet närmar sig.
letters-reminder-subject = Påminnelse: { $title }
letters-no-names = Skriv inte vem mötet gäller, varken i svar eller i kalendern.
letters-structural = Skriv inget om någon enskild, varken i svar eller i kalendern.

# digest
digest-title = Veckan
digest-team = Samverkansmöten om enskilda: { $this_week } den här veckan, { $next_week } nästa vecka.
digest-subject = Dina möten vecka { $week }
digest-personal = Du har { $this_week ->
    [0] inget möte
    [one] ett möte
   *[other] { $this_week } möten
  } den här veckan och { $next_week ->
    [0] inget
    [one] ett
   *[other] { $next_week }
  } nästa vecka.
digest-this-week = Den här veckan
digest-next-week = Nästa vecka
digest-when = { $starts_at }

# times of a school year
times-unknown-year = Läsårsdata saknas för { $schools }, så jag har inte kunnat ta hänsyn till deras lov. Be administratören lägga in läsåret.

# browser
browser-only-commands = Här skriver du bara kommandon, till exempel /samordna sip. Jag har inte läst eller sparat det du skrev.

# slack
slack-title = Samordnaren
slack-preview = Samordnaren har något till dig.
slack-close = Stäng
slack-cut = … Resten får inte plats här.
slack-form-did-not-open = Formuläret öppnades inte. Inget är borta: öppna det med knappen.
slack-open-form = Öppna formuläret
slack-fault = Det gick inte, och inget är sparat. Felet är noterat hos oss. Försök igen om en stund.

# guard: det som någon själv har skrivit
guard-refuses = Texten innehåller { $what }. Samordnaren får inte veta vem någon är. Använd förslaget eller skriv om.
guard-asks = { $count ->
    [one] Ett ord kan peka ut någon. Svara på frågan vid fältet, eller skriv om.
   *[other] Några ord kan peka ut någon. Svara på frågorna vid fältet, eller skriv om.
 }
guard-what-person = ett namn
guard-what-pnr = ett personnummer
guard-what-phone = ett telefonnummer
guard-what-email = en e-postadress
guard-what-address = en adress
guard-what-case-no = ett ärendenummer
guard-what-class-school = klass eller grupp
guard-what-dob = ett födelsedatum
guard-what-other-id = en uppgift som pekar ut någon
guard-what-indirect = en beskrivning som pekar ut någon
guard-what-sensitive = en känslig uppgift
guard-ask-person = Är ”{ $words }” ett namn här?
guard-ask-address = Är ”{ $words }” någons bostad?
guard-ask-case-no = Gäller ”{ $words }” en enskild persons ärende?
guard-ask-indirect = Går det att förstå vem det är av ”{ $words }”?
guard-ask-sensitive = Gäller ”{ $words }” någon enskild? Då hör det hemma i verksamhetssystemet.
guard-ask-other = Pekar ”{ $words }” ut någon?
guard-tick-person = Det är inte ett namn
guard-tick-pnr = Det är inte ett personnummer
guard-tick-phone = Det är inte ett telefonnummer till en privatperson
guard-tick-email = Det är inte en privatpersons adress
guard-tick-address = Det är en arbetsplats
guard-tick-case-no = Det gäller ingen enskild
guard-tick-class-school = Det pekar inte ut någon
guard-tick-dob = Det är inte ett födelsedatum
guard-tick-other-id = Det pekar inte ut någon
guard-tick-indirect = Nej, det går inte att förstå vem det är
guard-tick-sensitive = Nej, det gäller ingen enskild
guard-suggestion = Förslag: { $words }
guard-suggestion-is = Förslag:
guard-use = Använd förslaget
guard-rewrite = Skriv om

# agenda
agenda-add = Till dagordningen
agenda-points = Att ta upp:
agenda-raised = { $words } ({ $who })
agenda-point-title = Till dagordningen
agenda-point = Vad vill ni ta upp?
agenda-no-names = Skriv inga namn och inget som pekar ut någon. Punkten visas med din organisation.
agenda-point-send = Lägg till
agenda-full = { $reference } har redan { $most } punkter, och fler får inte plats. Ta upp det på mötet.
polls-comment-button = Kommentera
polls-comment-title = Kommentera tiderna
polls-comment = Din kommentar
polls-comment-hint = Till exempel ”Kan bara digitalt på tisdag”. Skriv inga namn. Tomt fält tar bort kommentaren.
polls-comment-send = Spara
polls-commented = { $who }: { $words }

# kinds, fler
kinds-sip-insatser = Vilka insatser behövs?
kinds-sip-each-answers = Vilka insatser svarar var och en för?
kinds-sip-others = Vilka åtgärder gör någon annan?
kinds-sip-overall = Vem har det övergripande ansvaret?
kinds-bus-title = Kalla till BUS på individnivå
kinds-bus-not-all = Skola, socialtjänst och region behöver alla vara med i BUS. Nu saknas någon av dem.
kinds-bus-obstacle = Vad har kört fast?
kinds-bus-decision = Vad beslutar vi, och vem gör det?
kinds-bus-who-tells = Vem berättar för familjen?
kinds-bus-overall = BUS övergripande
kinds-bus-overall-title = Kalla till BUS övergripande
kinds-bus-overall-since = Sedan sist
kinds-bus-overall-deviations = Avvikelser och vad de säger om samarbetet
kinds-bus-overall-next = Nästa möte och vem som är ordförande
kinds-report-title = Kalla till anmälningsmöte
kinds-report-no-social-services = Socialtjänsten behöver vara med på ett anmälningsmöte.
kinds-report-refers = Bara socialtjänsten kallar till anmälningsmöte. Vill du rådgöra utan namn, skriv /samordna konsultation. Är du orolig för ett barn, skriv /samordna akut så ser du vart du vänder dig.
kinds-report-reporter = Den som anmälde är skyldig att anmäla i sitt arbete.
kinds-report-protection = Skyddsbedömningen är gjord och dokumenterad.
kinds-report-suitable = Mötet är lämpligt för barnets bästa.
kinds-report-no-suspicion = Det finns ingen misstanke om våld, sexuella övergrepp, hedersrelaterat våld eller förtryck, könsstympning eller annat brott mot barnet, och inget omedelbart omhändertagande är aktuellt.
kinds-report-no-protected-identity = Ingen i familjen har skyddade personuppgifter.
kinds-report-concern = Vad oron handlar om, i mötet och inte i skrift
kinds-report-next = Vad händer nu?
kinds-report-feedback = Återkoppling: vem, till vem och när?
kinds-consult-title = Kalla till konsultation utan namn
kinds-consult-question = Frågan, utan uppgifter om någon enskild
kinds-consult-next = Nästa steg
kinds-forum = Samverkansforum
kinds-forum-title = Kalla till forum
kinds-forum-since = Sedan sist
kinds-forum-questions = Gemensamma frågor
kinds-forum-next = Nästa möte
forms-conditions-question = Stämmer allt det här?
forms-conditions-hint = Om något inte stämmer: stäng formuläret. Inget sparas, inte heller att du öppnade det.
forms-condition = { $number }. { $text }
forms-conditions-send = Fortsätt, allt stämmer
forms-name = Forumets namn
forms-name-hint = Namnet syns för alla som kallas. Skriv inga namn på personer.
forms-latest = Mötet hålls senast
forms-latest-hint = Frivilligt. Förhandsbedömningen ska vara klar 14 kalenderdagar efter att anmälan kom in; helger flyttar inte dagen. Lämna tomt när en utredning redan pågår.
forms-secrecy-question = Är frågan om sekretess löst?
forms-secrecy-hint = Den som lyfter ett ärende till BUS ansvarar för att sekretessen är löst, till exempel med samtycke. Skriv inte hur.
forms-secrecy = Sekretess
forms-secrecy-solved = Sekretessfrågan är löst
forms-obstacle = Vad har kört fast?
obstacles-consent = Samtycke saknas eller räcker inte
obstacles-responsibility = Oenighet om vem som ansvarar
obstacles-resources = Insatsen finns inte eller dröjer
obstacles-nobody-came = En part har inte kommit till mötena
obstacles-disagreement = Oenighet om vad som behövs
obstacles-other = Annat
meetings-secrecy-first = Kryssa i att sekretessfrågan är löst. Är den inte det: lös den först, och kalla sedan.
meetings-latest-before-first = Mötet hinner inte före den dagen. Välj ett senare datum eller en tidigare tid.
meetings-after-latest = Tiden är efter { $last }, som ni har satt som senaste dag.
gates-secrecy = Sekretessfrågan för { $reference } är inte löst.

# registry
registry-title = Dina inställningar
registry-you-are = Du är
registry-language = Språk
registry-swedish = Svenska
registry-english = Engelska
registry-reach = Påminnelser
registry-by-chat = I chatten
registry-by-mail = Med mejl
registry-reach-hint = Kallelser till kalendern går alltid med mejl.
registry-substitute = Ersättare
registry-substitute-hint = Tar över dina möten om du slutar. Välj någon i din organisation.
registry-nobody = Ingen
registry-change-own = Ändra
registry-own-title = Dina inställningar
registry-save = Spara
registry-saved = Dina inställningar är sparade och gäller från och med nu.
registry-area-title = Områdets register
registry-counts = { $organisations ->
    [one] En organisation
   *[other] { $organisations } organisationer
  }, { $contacts ->
    [one] en kontakt
   *[other] { $contacts } kontakter
  } och { $teams ->
    [one] en kanal
   *[other] { $teams } kanaler
  }.
registry-by-file = Organisationer, funktioner och många kontakter på en gång läggs in från en fil. Be den som driftar köra samordna registry import.
registry-add = Lägg till kontakt
registry-change = Ändra kontakt
registry-leave = Avaktivera kontakt
registry-add-title = Lägg till kontakt
registry-add-send = Lägg till
registry-organisation = Organisation
registry-function = Funktion
registry-new-ones-hint = Finns den inte här? Be den som driftar lägga in den från en fil.
registry-email = Arbetsadress
registry-email-hint = Personens egen eller funktionens, till exempel kurator@skolan.example.
registry-added = { $email } är tillagd som { $who } och kan kallas. Samma adress i chatten räcker för att bli igenkänd där.
registry-change-title = Ändra kontakt
registry-contact = Kontakt
registry-same = Oförändrat
registry-changed = Inställningarna för { $email } är sparade.
registry-leave-title = Avaktivera kontakt
registry-leave-send = Avaktivera
registry-leave-question = Vem har slutat?
registry-leave-hint = Kontakten kan inte kallas längre. Öppna möten går över till efterträdaren, som får kallelserna; den som slutar får dem avbokade ur kalendern.
registry-successor = Efterträdare
registry-their-substitute = Kontaktens ersättare
registry-gone = { $email } är avaktiverad och kan inte kallas längre. Inget var öppet.
registry-gone-over = { $email } är avaktiverad och kan inte kallas längre. { $count ->
    [0] Inga möten var öppna.
    [one] Ett öppet möte har gått över till { $to }.
   *[other] { $count } öppna möten har gått över till { $to }.
  }
registry-function-and-email = { $function }, { $email }
registry-room-title = Den här kanalen
registry-digest-comes = Veckans sammanfattning kommer hit.
registry-digest-does-not-come = Veckans sammanfattning kommer inte hit.
registry-digest-on = Låt den komma hit
registry-digest-off = Sluta skicka hit
registry-only-admin = Bara den som sköter områdets register kan göra det. Be någon som står under admins i överenskommelsen.
registry-no-organisations = Det finns inga organisationer än. Be den som driftar lägga in dem från en fil med samordna registry import.
registry-not-work-domain = { $domain } är ingen arbetsdomän i överenskommelsen. Använd en adress hos { $domains }.
registry-already-there = { $email } finns redan. Välj Ändra kontakt i stället.
registry-same-organisation = Välj någon som är aktiv i samma organisation: samtycken gäller organisationen.
registry-needs-successor = { $meetings ->
    [one] Kontakten har ett öppet möte, som skulle bli utan någon. Välj en efterträdare i samma organisation.
   *[other] Kontakten har { $meetings } öppna möten, som skulle bli utan någon. Välj en efterträdare i samma organisation.
  }
registry-stands-in = Kontakten är ersättare för { $others }. Välj en efterträdare i samma organisation, eller ge dem en annan ersättare först.
registry-not-yourself = Du kan inte avaktivera dig själv. Be en annan som sköter registret.
registry-nobody-there = Kontakten finns inte längre. Öppna formuläret på nytt och välj bland dem som visas.
registry-not-a-channel = Det här är ingen kanal. Skriv /samordna inställningar i teamets egen kanal.
registry-room-is-open = Andra än teamet kan läsa här, så veckans sammanfattning kan inte komma hit. Välj en sluten kanal utan gäster.
registry-which-chat = Jag kan inte se vilken chatt kanalen hör till. Skriv /samordna inställningar i kanalen en gång till om en stund.
registry-no-longer-called = Du är inte längre kallad till samverkansmötet. Det tas bort ur din kalender.
registry-no-longer-called-subject = Inte längre kallad: { $title }
forms-bad-address = Skriv en e-postadress, till exempel kurator@skolan.example.
registry-help = Språk, påminnelser och ersättare ändrar du med /samordna inställningar.

# latest
latest-days-left = { $days ->
    [0] I dag är sista dagen: { $latest_on }.
   *[other] { $days } dagar kvar till sista dagen: { $latest_on }.
  } Helger flyttar den inte.
latest-no-time = Ingen tid är bokad för { $reference }. Boka en tid på kortet i vår privata dialog, eller ställ in om mötet inte behövs.
latest-booked = { $reference } är bokat { $starts_at } men inte hållet än. Ligger tiden för sent: flytta mötet på kortet i vår privata dialog.
times-next-workday = att mötet kan hållas tidigast nästa arbetsdag
polls-after-latest = efter den senaste dagen

# closings: när mötet har hållits
closings-has-begun = När mötet är klart:
closings-close = Avsluta mötet
closings-title = Avsluta { $reference }
closings-send = Avsluta
closings-came = Vilka kom?
closings-checklist = Gick ni igenom allt?
closings-checklist-hint = En minneslista som inte sparas. Det ni kom fram till skriver ni i ert verksamhetssystem, aldrig här.
closings-next-question = Vad händer nu?
closings-next-hint = Ett möte avslutas inte utan att det är sagt.
closings-next = Efter mötet
closings-follow-up = Uppföljning
closings-ended = Avslutas
closings-to-bus = Löses inte i SIP, lyfts till BUS
closings-next-date = Nytt möte
closings-no-next-date = Inget mer planerat
closings-on = Dag
closings-on-hint = Jag letar tider från en vecka före till en vecka efter. Samma organisationer, längd och plats.
closings-bus-convener = Vem tar emot i BUS?
closings-bus-convener-hint = Mottagaren får bara veta referensen och vilken sorts hinder det är. Resten berättar ni på säkert sätt utanför Samordnaren.
closings-chair = Ordförande nästa gång
closings-chair-hint = Turen går runt: den organisation som var ordförande för längst sedan, eller aldrig, står på tur. Ordföranden kallar till mötet.
closings-outcome = Hur blev det?
closings-outcome-hint = Bara koden sparas. Beslutet skriver ni i era egna system.
closings-decided = Beslutat
closings-back-to-sip = Åter till SIP
closings-a-deviation = Avvikelse
closings-feedback = Återkoppling
closings-feedback-by = Något ska vara klart en viss dag
closings-feedback-nothing = Inget återstår att göra
closings-feedback-by-on = Klart senast
closings-feedback-hint = Inom en vecka från beslutet om utredning ska inledas. Pågick en utredning redan, eller frågar anmälaren senare: genast. (SoL 2025:400 19 kap. 6 §.) Påminnelsen säger inte vad det gäller.
closings-unresolved = Vad är kvar till nästa gång?
closings-unresolved-hint = Det ni kryssar i flyttas till nästa mötes dagordning.
closings-secrecy-first = Kryssa i att sekretessfrågan är löst. Är den inte det: lös den först, och avsluta sedan.
closings-day-must-come = Välj en dag från och med i morgon.
closings-not-begun = { $reference } börjar { $starts_at }. Avsluta det när det har hållits.
closings-closed-already = { $reference } är redan avslutat.
closings-closed = { $reference } är avslutat.
closings-follow-up-asked = Uppföljningen heter { $reference }. Frågan om tider har gått ut privat till alla.
closings-follow-up-waits = Uppföljningen heter { $reference } och väntar: samtycket räcker inte till den dagen. Ingen har kallats.
closings-next-asked = Nästa möte: { $title }. Frågan om tider har gått ut privat till alla.
closings-escalated = { $reference } är lyft till BUS. Mottagaren har fått referensen och sortens hinder, inget annat.
closings-is-closed = Mötet är avslutat.
closings-was-follow-up = Ett nytt möte är på gång.
closings-was-ended = Inget nytt möte är planerat.
closings-was-bus = Lyft till BUS.
closings-was-decided = Utfall: beslutat.
closings-was-back-to-sip = Utfall: åter till SIP.
closings-was-deviation = Utfall: avvikelse.
closings-left = Något ska vara klart senast { $on }.
closings-done = Klart
closings-all-done = Det är klart. Jag påminner inte mer.
closings-not-closed = { $title } är inte avslutat. Avsluta det när du hinner: det tar en minut. Blev det inte av, flytta det eller ställ in det på kortet.
closings-to-do = Något som hör till { $title } ska vara klart senast { $on }. Tryck på Klart när det är gjort.
closings-deviation = Avvikelsen skrivs i er egen blankett för avvikelser, där ert diarium tar emot den. Skriv inget om den här.
closings-deviation-form = Blankett

# bus
bus-which = Vilket slags BUS-möte?
bus-individual = Ett enskilt ärende
bus-overall = BUS övergripande
bus-quota = { $count } av { $of } möten den här terminen ({ $source }).
bus-term-unknown = Läsårsdata saknas, så jag vet inte hur många möten terminen har haft. Det ska vara { $of } ({ $source }). Be administratören lägga in läsåret.
bus-handed-on = { $reference } löstes inte i SIP och har lyfts till dig. Den som lämnade över vet vem det gäller: tala med varandra på säkert sätt.
bus-obstacle = Hinder: { $obstacle }.
bus-secrecy-solved = Den som lämnade över har svarat att sekretessfrågan är löst. Ingen har kallats än.
bus-call = Kalla till BUS

# akut
akut-title = Akut
akut-danger = Är någon i fara nu? Ring 112.
akut-concern = Är du orolig för ett barn? Ring socialtjänsten:
akut-your-municipality = Socialtjänsten i den kommun eller stadsdel där barnet bor. Kvällar och helger svarar socialjouren; du når den genom kommunens växel eller 114 14.
akut-in-area = { $area }:
akut-duty = Arbetar du i skola, förskola, vård eller socialtjänst ska du anmäla oro genast (SoL 19 kap. 1 §). Du behöver inte vara säker.
akut-no-channel = Anmäl aldrig här. Samordnaren för ingenting vidare, och ingen läser det du skriver till den.
akut-delete = Du skrev något efter kommandot. Jag har inte läst det. Ta bort meddelandet om det handlar om en person.
akut-in-help = Är det bråttom, eller är du orolig för ett barn?
akut-button = Vart jag vänder mig

# help per kind
help-sip = SIP: flera verksamheter planerar tillsammans sina insatser för ett barn, när familjen samtycker.
help-bus = BUS på individnivå: cheferna löser det som har kört fast i en SIP.
help-report = Anmälningsmöte: socialtjänsten möter familjen och den som har anmält.
help-consult = Konsultation: två verksamheter rådgör, utan att säga vem det gäller.
help-bus-overall = BUS övergripande: skola, socialtjänst och region ser över hur samarbetet fungerar.
help-forum = Forum: ett återkommande möte om gemensamma frågor, inte om enskilda barn.

# consents
consents-withdraw = Samtycket är återkallat
consents-withdraw-title = Återkallat samtycke, { $reference }
consents-withdraw-question = Är samtycket återkallat?
consents-withdraw-hint = Det som ligger framåt ställs in och tas bort ur kalendrarna. Mötet avslutas och kan inte öppnas igen. Du behöver inte ange något skäl.
consents-withdraw-send = Ja, det är återkallat
consents-was-withdrawn = Samtycket för { $reference } är återkallat. Det som låg framåt är inställt, och mötet är avslutat. Ett nytt samtycke behöver ett nytt möte.
consents-is-withdrawn = Samtycket är återkallat. Mötet är avslutat och kan inte öppnas igen.
consents-not-given = Det finns inget samtycke att ändra för { $reference }. Öppna det senaste kortet i vår privata dialog.
consents-renew = Förnya samtycket
consents-renew-send = Spara
consents-was-renewed = Samtycket för { $reference } gäller till och med { $valid_to_on }.
consents-ends-soon = Samtycket gäller till och med { $valid_to_on }. Fråga familjen och förnya det om ni ska fortsätta.
consents-nothing-is-sent = Inget skickas nu. { $why } Förnya samtycket, så skickas det.
consents-still-waiting = Utkastet väntar fortfarande på samtycke. Ingen har kallats. Tryck på knappen när alla som ska samtycka har gjort det, eller ta bort utkastet.
consents-mail-subject = Att göra: { $title }
consents-mail = Det finns något att göra med { $title }. Öppna kortet i din privata dialog med Samordnaren.
consents-more = Kalla fler
consents-more-title = Kalla fler till { $reference }
consents-more-hint = Bara organisationer som samtycket omfattar kan kallas.
consents-more-called = { $count ->
    [0] Alla du valde är redan kallade till { $reference }.
    [one] En person till är kallad till { $reference }.
   *[other] { $count } personer till är kallade till { $reference }.
  }
consents-outside = Samtycket omfattar inte { $organisations }. Fråga familjen först. När alla som ska samtycka har sagt ja: tryck på ”Förnya samtycket” på kortet, kryssa i organisationen och kalla sedan.
consents-family-not-asked = Familjen är inte tillfrågad om { $reference }. Boka ändå?
consents-family-cannot = Familjen har inte sagt att den kan då. Boka { $reference } ändå?
consents-anyway-title = Familjen kan
consents-anyway-hint = Familjen bjuder du själv in, utanför Samordnaren. Stäng formuläret om du vill fråga först; inget bokas då.
consents-anyway-send = Boka ändå
consents-tell-who = Kallelsen säger inte vem mötet gäller. Lämna det via SDK, brev eller telefon, och kryssa i när det är gjort:
consents-to-copy = Att kopiera
consents-drafts-wait = { $count ->
    [one] Ett utkast väntar på samtycke.
   *[other] { $count } utkast väntar på samtycke.
  }
consents-waits-for-you = Väntar på dig
consents-handed-over = Vem det gäller är lämnat
consents-handed-over-name = Vem det gäller är lämnat till { $organisation }

# replacements
replacements-cannot = Kan inte
replacements-replace = Skicka ersättare
replacements-after-all = Jag kan ändå
replacements-you-cannot = Du har svarat att du inte kan. Bara sammankallande ser det.
replacements-excuse-title = Kan inte { $reference }
replacements-excuse-send = Svara
replacements-excuse-question = Varför kan du inte?
replacements-excuse-hint = Bara sammankallande ser svaret. Mötet ligger kvar tills sammankallande ändrar det.
replacements-why = Skäl
replacements-sick = Sjuk eller frånvarande
replacements-clash = Krockar med annat
replacements-wrong-person = Fel person är kallad
replacements-other = Annat
replacements-send-title = Ersättare { $reference }
replacements-send = Skicka ersättare
replacements-send-question = Vem kommer i ditt ställe?
replacements-send-hint = Hen får kallelsen, och mötet tas bort ur din kalender. Berätta vem mötet gäller utanför Samordnaren.
replacements-instead = Ersättare
replacements-colleague = { $function }, { $email }
replacements-replaced = { $who } kommer i ditt ställe till { $reference } och får kallelsen. Mötet tas bort ur din kalender.
replacements-nobody-else = Det finns ingen annan att kalla hos { $organisation }. Tryck på ”Kan inte”, så får sammankallande veta det.
replacements-too-late = { $reference } har redan börjat. Hör av dig till sammankallande direkt.
replacements-convener-moves = Du är sammankallande för { $reference }. Flytta mötet eller ställ in det på kortet i vår privata dialog.
replacements-somebody-cannot = { $who } kan inte: { $why }.
replacements-too-few = Nu kommer för få från { $organisations }. Flytta mötet, eller be dem skicka en ersättare.

# status
status-title = Så ligger det till
status-ahead = Dina möten framöver
status-to-vote = Du har inte svarat om tider
status-drafts = Utkast som väntar
status-show = Visa
status-show-which = Visa { $title }
status-at = { $title }: { $starts_at }
status-answer-by = { $title }: svara senast { $closes_at }
status-nothing = Inget väntar på dig: inga möten framöver, inga utkast och inga frågor om tider.
status-in-channel = { $count ->
    [one] Ett möte som gäller en enskild väntar
   *[other] { $count } möten som gäller enskilda väntar
  } på dig. Jag har skickat listan i vår privata dialog.

# konsultation
kinds-consult-note = Skriv inga namn, och säg inga på mötet. Ni rådgör om en fråga, utan att det går att förstå vem den gäller.
meetings-two-organisations = En konsultation är mellan två organisationer, din och en till. Ta bort de andra. Behöver fler vara med: håll en konsultation till, eller kalla till SIP om familjen samtycker.
