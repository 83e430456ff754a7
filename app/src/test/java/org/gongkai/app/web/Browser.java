package org.gongkai.app.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks the pages over HTTP. */
final class Browser {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    Browser(URI address) {
        this.address = address;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return ask("GET", path, headers);
    }

    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(method, path, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> download(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request("GET", path, headers), BodyHandlers.ofByteArray());
    }

    /** The status line for a request target that no well-behaved client would send. */
    String statusOf(String target) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf("\r\n"));
        }
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
