# Builds the dashboard, then one image that serves it and the API as an ordinary user.
FROM node:20-slim AS dashboard
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY openapi /src/openapi
COPY frontend ./
RUN npm run build

FROM python:3.11-slim AS packages
WORKDIR /src
RUN python -m venv /opt/duecare
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN /opt/duecare/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11-slim
LABEL org.opencontainers.image.title="DueCare" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/duecare duecare
WORKDIR /srv/duecare
COPY --from=packages /opt/duecare /opt/duecare
COPY api ./api
COPY openapi ./openapi
COPY --from=dashboard /src/frontend/dist ./frontend/dist
ENV PATH=/opt/duecare/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/srv/duecare \
    DUECARE_DATA=/var/lib/duecare DUECARE_HOST=0.0.0.0
USER 10001
VOLUME /var/lib/duecare
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
# Plain HTTP leaves the container only to a proxy that ends TLS: set DUECARE_PUBLIC_URL and DUECARE_TRUSTED_PROXIES.
CMD ["python", "-m", "api.cli", "serve"]
