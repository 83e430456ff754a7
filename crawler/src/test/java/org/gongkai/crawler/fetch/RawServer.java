package org.gongkai.crawler.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that answers with exactly these bytes, for answers that no honest server gives. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final byte[] answer;
    private final boolean keeps;
    private final List<String> requestLines = Collections.synchronizedList(new ArrayList<>());

    /** Closes the connection after the answer. */
    RawServer(String answer) {
        this(answer, false);
    }

    /** @param keeps whether the connection stays open after the answer, silent */
    RawServer(String answer, boolean keeps) {
        this.keeps = keeps;
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept();
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
                String line = reader.readLine();
                requestLines.add(String.valueOf(line));
                while (line != null && !line.isEmpty()) {
                    line = reader.readLine();
                }
                OutputStream out = connection.getOutputStream();
                out.write(answer);
                out.flush();
                if (keeps) {
                    reader.readLine(); // until the client goes away
                }
            } catch (IOException e) {
                // the client went away, or the server is closed: both end this exchange
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
