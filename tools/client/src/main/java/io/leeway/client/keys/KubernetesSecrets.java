package io.leeway.client.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.leeway.access.KeySecret;

/** The Secrets of Kubernetes that a Leeway there begins with, as {@code kubectl apply -f} takes them. */
final class KubernetesSecrets {

    private static final String USER = "leeway";

    private final StringBuilder text = new StringBuilder();

    private KubernetesSecrets() {}

    /**
     * Those that k8s/base expects: what the services need for keys, and passwords made up now for the servers of the
     * quickstart.
     *
     * @param access the files of {@code leeway-access} by name
     */
    static String text(Map<String, String> access) {
        KubernetesSecrets secrets = new KubernetesSecrets();
        secrets.add("leeway-access", access);
        secrets.add("leeway-rabbitmq", login());
        secrets.add("leeway-postgres", login());
        Map<String, String> mongo = login();
        mongo.put("uri", "mongodb://" + USER + ":" + mongo.get("password") + "@mongodb:27017/?authSource=admin");
        secrets.add("leeway-mongodb", mongo);
        return secrets.text.toString();
    }

    private static Map<String, String> login() {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("username", USER);
        login.put("password", KeySecret.generate());
        return login;
    }

    private void add(String name, Map<String, String> entries) {
        text.append(text.isEmpty() ? "" : "---\n")
                .append("apiVersion: v1\nkind: Secret\nmetadata:\n  name: ")
                .append(name)
                .append("\nstringData:\n");
        entries.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(": |-\n")
                .append(value.lines().map(line -> "    " + line + "\n").collect(Collectors.joining())));
    }
}
