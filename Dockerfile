# One image for web, worker, beat and migrate; docker-compose.yml says which command each runs.

FROM node:20-slim AS frontend
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-progress
COPY frontend/ ./
RUN npm run build

FROM python:3.11-slim AS packages
WORKDIR /app
COPY requirements/uv.txt requirements/uv.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/uv.txt
COPY requirements.txt ./
RUN uv venv /opt/venv \
    && uv pip install --python /opt/venv/bin/python --no-cache --compile-bytecode --require-hashes -r requirements.txt

FROM python:3.11-slim
# A fixed number, so that the owner of the volume's files is the same after every build.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin igny8 && install -d -o igny8 /data
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY scripts/container_health.py scripts/
COPY igny8_core igny8_core
COPY --from=frontend /app/frontend/dist frontend/dist
ENV PATH=/opt/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=igny8_core.settings.production \
    IGNY8_DATA_DIR=/data \
    PYTHONUNBUFFERED=1
RUN python -m compileall -q igny8_core
USER igny8
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "igny8_core.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", \
     "--limit-request-line", "8190"]
