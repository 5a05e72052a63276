# One image recipe for every service. It packs what 'mvn package' has built; it does not build.
#   docker build --build-arg MODULE=auth-server .
#   docker build --build-arg MODULE=auth-server --build-arg APP=quarkus-app-postgres .
FROM eclipse-temurin:25.0.4.1_1-jre

# A number, not a name, so that a cluster can see that it is not root. /data is the only place with anything to keep;
# a new named volume takes over its owner.
RUN mkdir -m 700 /data && chown 10001:10001 /data

# auth-server, resource-server, mcp-task-client or agent-client
ARG MODULE
# quarkus-app, or quarkus-app-postgres: the database kind is fixed when the application is built
ARG APP=quarkus-app

# Libraries first: they change least.
WORKDIR /app
COPY ${MODULE}/target/${APP}/lib/ lib/
COPY ${MODULE}/target/${APP}/quarkus/ quarkus/
COPY ${MODULE}/target/${APP}/quarkus-run.jar ./
COPY ${MODULE}/target/${APP}/app/ app/

ENV LAB_DATA=/data LAB_HOST=0.0.0.0
USER 10001:10001
VOLUME /data

# The flags of ./lab; no statistics file in /tmp; the native signature library may load without a warning.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/quarkus-run.jar"]
