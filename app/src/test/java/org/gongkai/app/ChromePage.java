package org.gongkai.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in a headless Chromium, driven over its DevTools protocol: opened, clicked, typed at, asked, and drawn. Needs no
 * driver beside the browser.
 */
public final class ChromePage implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process browser;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** @param profile a folder of its own, for this page alone */
    public ChromePage(Path chromium, Path profile) throws IOException, InterruptedException {
        browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        // frames in sandboxes are watched in the same process
                        "--disable-features=IsolateSandboxedIframes",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader err = browser.errorReader(StandardCharsets.UTF_8);
        String at = null;
        String line = err.readLine();
        while (at == null && line != null) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                at = listening.group(1);
            } else {
                line = err.readLine();
            }
        }
        if (at == null) {
            throw new IOException("Chromium did not start");
        }
        Thread rest = new Thread(() -> err.lines().forEach(unread -> {}), "chromium");
        rest.setDaemon(true);
        rest.start();
        HttpClient client = HttpClient.newHttpClient();
        String page = "";
        for (JsonNode target : JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create("http://" + at + "/json"))
                                .build(),
                        BodyHandlers.ofString())
                .body())) {
            if (target.path("type").asText().equals("page")) {
                page = target.path("webSocketDebuggerUrl").asText();
            }
        }
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Listener())
                .join();
        send("Page.enable", Map.of());
        send("Network.enable", Map.of());
        send("Log.enable", Map.of());
        send("Runtime.enable", Map.of());
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                take(whole);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void take(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            if (json.has("id")) {
                answers.remove(json.path("id").asInt()).complete(json);
                return;
            }
            JsonNode parameters = json.path("params");
            switch (json.path("method").asText()) {
                case "Page.loadEventFired" -> loads.add("load");
                case "Network.requestWillBeSent" ->
                    requests.add(parameters.path("request").path("url").asText());
                case "Log.entryAdded" ->
                    complaints.add(parameters.path("entry").path("text").asText());
                case "Runtime.exceptionThrown", "Page.javascriptDialogOpening" -> complaints.add(message);
                default -> {}
            }
        } catch (IOException e) {
            complaints.add(message);
        }
    }

    /** Asks the browser, and waits for its answer. */
    public JsonNode send(String method, Map<String, ?> parameters) {
        ObjectNode command = JSON.createObjectNode();
        int id = ids.incrementAndGet();
        command.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(command.toString(), true).join();
        JsonNode json = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (json.has("error")) {
            throw new IllegalStateException(method + ": " + json.path("error"));
        }
        return json.path("result");
    }

    /** Opens an address, and waits until it is loaded. */
    public void open(String address) throws InterruptedException {
        loads.clear();
        send("Page.navigate", Map.of("url", address));
        awaitLoad();
    }

    private void awaitLoad() throws InterruptedException {
        if (loads.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("the page did not load: " + address());
        }
    }

    /** What an expression of JavaScript comes to on the page; promises are waited for. */
    public JsonNode evaluate(String expression) {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    public String text(String expression) {
        return evaluate(expression).asText();
    }

    /** Where the page is now. */
    public String address() {
        return text("location.href");
    }

    /** Clicks with the mouse at the middle of the first element that a selector finds, and waits for the next page. */
    public void follow(String selector) throws InterruptedException {
        JsonNode at = evaluate("(() => { const e = document.querySelector(" + JSON.valueToTree(selector)
                + "); if (!e) return null; e.scrollIntoView({block: 'center'});"
                + " const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] })()");
        if (!at.isArray()) {
            throw new IllegalStateException("nothing fits " + selector + " at " + address());
        }
        loads.clear();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get(0).asDouble(),
                            "y",
                            at.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
        awaitLoad();
    }

    /** Presses a key: {@code Tab}, {@code Enter}, {@code ArrowDown}, … */
    public void press(String key) {
        int code = Map.of("Tab", 9, "Enter", 13, "ArrowDown", 40, "End", 35).get(key);
        Map<String, Object> down =
                new HashMap<>(Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code));
        if (key.equals("Enter")) {
            down.put("text", "\r");
        }
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    /** Goes on from one focus to the next until an element that the selector fits has it. */
    public void tabTo(String selector) {
        for (int steps = 0; steps < 400; steps++) {
            press("Tab");
            if (evaluate("document.activeElement.matches(" + JSON.valueToTree(selector) + ")")
                    .asBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("no way by keyboard to " + selector + " at " + address());
    }

    /** Presses Enter where the focus is, and waits for the next page. */
    public void enter() throws InterruptedException {
        loads.clear();
        press("Enter");
        awaitLoad();
    }

    /** How large the window is, and which colours the reader prefers: {@code light} or {@code dark}. */
    public void look(int width, int height, String scheme) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Every address that was asked for so far, by whatever frame. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the browser found fault with: policies that were broken, scripts that failed, dialogs that opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets what was found fault with so far. */
    public void forgive() {
        complaints.clear();
    }

    /** Draws the window. */
    public void draw(Path png) throws IOException {
        Files.write(
                png,
                Base64.getDecoder()
                        .decode(send("Page.captureScreenshot", Map.of("format", "png"))
                                .path("data")
                                .asText()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            send("Browser.close", Map.of());
        } catch (RuntimeException e) {
            browser.destroy();
        }
        socket.abort();
        if (!browser.waitFor(10, TimeUnit.SECONDS)) {
            browser.destroyForcibly().waitFor();
        }
    }
}
