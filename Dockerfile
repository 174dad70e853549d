# The action as GitHub builds and runs it: Python, the pinned requirements and the package, nothing else.
# Actions wants no USER (the command files it mounts belong to root) and no WORKDIR (it sets its own).
FROM python:3.13-slim

# Requirements come before the source, so that a change to the source reuses this layer. Wheels only: a missing one
# is an error here and not the start of a compiler. pip retries a refused connection by itself but gives up on a
# download that breaks off, hence the loop. Bytecode would add 21 MB and save two seconds of one run a week.
COPY requirements/run.txt /app/requirements.txt
RUN for attempt in 1 2 3 4; do \
      pip install --require-hashes --no-deps --only-binary :all: --no-compile --no-cache-dir \
        --disable-pip-version-check --root-user-action ignore --quiet --requirement /app/requirements.txt && exit 0; \
      echo "Dockerfile: attempt $attempt of 4 to install the requirements failed" >&2; \
      sleep "$attempt"; \
    done; \
    exit 1

COPY LICENSE entrypoint.py /app/
COPY src /app/src

# Exec form: dash drops environment variables with a hyphen, and every input here has one (INPUT_BLOG-TOKEN).
# -I ignores PYTHONPATH and a user site under the mounted HOME, which earlier steps of the job can write;
# -B writes no bytecode, -u keeps the log in order.
ENTRYPOINT ["/usr/local/bin/python", "-I", "-B", "-u", "/app/entrypoint.py"]
