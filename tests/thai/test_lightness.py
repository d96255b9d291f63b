"""Reading Thai must cost neither start time nor memory."""

import subprocess
import sys


def test_readers_load_no_dictionary_and_no_gazetteer():
    code = (
        "import sys, datetime; from thai import reading, places, words, choices, writing;"
        "[reading.read(kind, '25 พ.ย. 64', datetime.date(2021, 11, 22)) for kind in reading.KINDS];"
        "print([name for name in ('pythainlp', 'geothai', 'phonenumbers.geocoder') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
