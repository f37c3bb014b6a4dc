"""The Word view: a contract as continuous paper, in Word's looks."""
