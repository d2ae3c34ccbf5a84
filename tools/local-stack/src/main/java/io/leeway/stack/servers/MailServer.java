package io.leeway.stack.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A mailbox that takes every mail, over SMTP and IMAP; each mail is also a file that anyone can read. */
public final class MailServer implements EmbeddedServer {

    private final GreenMail mail;
    private final Path folder;
    private final Thread keeper;
    private volatile boolean closing;

    private MailServer(GreenMail mail, Path folder) {
        this.mail = mail;
        this.folder = folder;
        this.keeper = Thread.ofPlatform().daemon().name("mail-keeper").unstarted(this::keepFiles);
    }

    /**
     * Starts it.
     *
     * @param folder where every mail is kept as an {@code .eml} file
     * @param smtpPort 0 for a free one
     * @param imapPort 0 for a free one
     */
    public static MailServer start(Path folder, int smtpPort, int imapPort) {
        try {
            Files.createDirectories(folder);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        MailServer server = new MailServer(mail, folder);
        server.keeper.start();
        return server;
    }

    /** The SMTP port. */
    @Override
    public int port() {
        return mail.getSmtp().getPort();
    }

    /** The IMAP port. */
    public int imapPort() {
        return mail.getImap().getPort();
    }

    @Override
    public void close() {
        closing = true;
        try {
            keeper.join();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        mail.stop();
    }

    private void keepFiles() {
        // By identity: the mailboxes are listed in no particular order, so a new mail may stand anywhere among old
        // ones.
        Set<MimeMessage> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean last;
        do {
            last = closing;
            mail.waitForIncomingEmail(200, kept.size() + 1);
            for (MimeMessage message : mail.getReceivedMessages()) {
                if (kept.add(message)) {
                    keep(message);
                }
            }
        } while (!last);
    }

    private void keep(MimeMessage message) {
        try {
            Path partial = Files.createTempFile(folder, "incoming", ".part");
            try (OutputStream out = Files.newOutputStream(partial)) {
                message.writeTo(out);
            }
            Path whole = folder.resolve(fileName());
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException exception) {
            System.err.println("A mail could not be kept in " + folder + ": " + exception);
        }
    }

    private static String fileName() {
        return Instant.now().toString().replace(':', '-') + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".eml";
    }
}
