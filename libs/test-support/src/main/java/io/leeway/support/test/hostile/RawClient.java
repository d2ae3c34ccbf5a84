package io.leeway.support.test.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One connection that sends requests exactly as they are, which no HTTP library would, and keeps alive between them. */
public final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final InetSocketAddress address;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    /** A client of a server on loopback. */
    public RawClient(int port) {
        address = new InetSocketAddress("127.0.0.1", port);
    }

    /**
     * What was answered.
     *
     * @param status the status
     * @param contentType the media type without parameters; empty without one
     * @param body the body
     */
    public record Answer(int status, String contentType, String body) {}

    /** Sends a request and waits for its answer; a connection that the server has closed meanwhile is opened anew. */
    public Answer send(BadRequest request) throws IOException {
        boolean reused = socket != null;
        try {
            return exchange(request);
        } catch (IOException exception) {
            close();
            if (!reused) {
                throw exception;
            }
            return exchange(request);
        }
    }

    private Answer exchange(BadRequest request) throws IOException {
        Socket connected = socket;
        if (connected == null) {
            connected = new Socket();
            connected.connect(address, TIMEOUT_MILLIS);
            connected.setSoTimeout(TIMEOUT_MILLIS);
            connected.setTcpNoDelay(true);
            socket = connected;
            input = new BufferedInputStream(connected.getInputStream());
        }
        connected.getOutputStream().write(bytes(request));
        connected.getOutputStream().flush();
        return read(java.util.Objects.requireNonNull(input));
    }

    private byte[] bytes(BadRequest request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(address.getPort())
                .append("\r\n");
        request.headers().forEach(header -> head.append(header).append("\r\n"));
        boolean chunked = request.headers().contains("Transfer-Encoding: chunked");
        if (!chunked && (request.body().length > 0 || !request.method().equals("GET"))) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.write(request.body());
        return bytes.toByteArray();
    }

    private Answer read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        String type = "";
        long length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-type:")) {
                type = lower.substring(13).split(";", 2)[0].strip();
            } else if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks(in) : in.readNBytes((int) length);
        if (last) {
            close();
        }
        return new Answer(Integer.parseInt(status[1]), type, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(in).strip(), 16);
            body.write(in.readNBytes(length));
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
