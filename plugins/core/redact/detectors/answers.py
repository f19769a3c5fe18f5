"""Words that stand behind "password is" or "password:" and are no password."""

NO_VALUE = frozenset(
    """
    a about accepted access account active admin after again all already always an and any are as asked at bad banner be been before being
    blank blocked broken by can cannot case change changed changes compromised correct corrupted default different disabled does doesn't dont
    don't due empty enabled enforced entered error exists expire expired expires expiring expiry exposed fails failed failing failure
    fine for forgotten forgot form from generator gone good has hash have help hidden history how http https i if ignored in incorrect
    increased invalid is issue issues it its just keeps known leaked lapsed length less link list lock locked login long longer lost manager me mandatory mismatch
    missing must my need needed needs never new next no not now of off ok okay old on only optional or our out over outdated pending please plain
    plus policy portal possible problem prompt prompts protected protection public rejected remembered removed rename request requested
    required requirement requirements reset resets rotated rotation rules same saved screen self-service sent set shared short
    shown since slow so still stored strength strong sync synced syncing synchronised synchronized than that the their then there they this to
    today tomorrow too try typed unable unchanged unclear unknown unlock unset until unusable update updated use used user users vault
    very via visible vs was we weak were what when where which while who why will with within without won't work working works would wrong
    you your yours policy reminder change, expired, wrong, again, reset, service rotation field fields prompt dialog
    abgelaufen falsch vergessen gesperrt zuruckgesetzt zurucksetzen geandert andern nicht richtig neu bitte fur von zum zur und oder wird wurde muss kann
    lauft unbekannt ungultig leer weg der die das dem den ist geht fehlt funktioniert mehr zu ein eine
    expire oublie perdu incorrect incorrecte a de du et ou pour est sur le la les pas ne bloque reinitialisation reinitialiser invalide change
    caducada caducado olvidada olvidado incorrecta incorrecto bloqueada no para por en del el los las y restablecer invalida expirada
    scaduta scaduto dimenticata dimenticato errata errato non bloccata per di da il lo e reimpostare reset
    verlopen vergeten onjuist verkeerd geblokkeerd niet voor van het een en opnieuw resetten
    esquecida expirou incorreta nao redefinir glomt fel gatt ut inte glemt udlobet utlopt ikke wygaslo zapomniane nie zresetowac resetu
    token tokens key keys password passwords passcode secret secrets pin licence license authentication auth authenticator rotation based signing
    ring string server app apps database db file files email mail phone laptop wifi wi-fi vpn sso mfa ldap ad domain local windows outlook sap
    """.split()
)
