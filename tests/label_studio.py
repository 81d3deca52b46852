"""Label Studio's own SDK against a configuration and a task, in the interpreter that has it (not the project's own).

Reads `{"config": XML, "task": task}` from standard input and prints the SDK's errors as a JSON list. The SDK asks for
500 MB (OpenCV, NLTK) and an older numpy than ours, so it has an environment of its own, with what this part of it
imports (`label_studio.txt`, `make .venv/label-studio`).
"""

import json
import sys

from label_studio_sdk.label_interface import LabelInterface

given = json.load(sys.stdin)
interface = LabelInterface(given["config"])
interface.validate()
errors = []
for prediction in given["task"]["predictions"]:
    errors += interface.validate_prediction(prediction, return_errors=True)
    if not interface.validate_annotation({"result": prediction["result"]}):
        errors.append("refused as an annotation")
if not interface.validate_task({"data": given["task"]["data"]}):  # the SDK stumbles over a task's own predictions
    errors.append("task refused")
print(json.dumps(errors))
