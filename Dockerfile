# Debian and not Alpine: the embedded engine has no build for musl on x64.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
RUN cd dist && npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 TRIALGRAPH_DATA=/data
# the only folder that the server writes to; a new volume takes its owner over
RUN install --directory --owner=node --group=node /data
VOLUME /data
WORKDIR /app
COPY --from=build /app/dist ./
# node, by its number: Kubernetes cannot tell of a name that it is not root
USER 1000
EXPOSE 4000
# Whether it can answer, and not only whether it runs (/livez): others wait for "healthy", and Docker restarts nothing
# for being unhealthy, so a database that is away for a while does no harm here.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "--eval", \
  "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node itself and not npm, so that it gets the signal to stop
CMD ["node", "src/main.js"]
