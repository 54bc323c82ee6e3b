package org.caravane.ops.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.caravane.ops.CannotStart;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those of the JDK, and with them those of a file. */
public final class Authorities {
    private Authorities() {}

    /**
     * The trust for TLS connections.
     *
     * @param file {@code http.trusted-ca}: certificates in PEM form, one after the other; empty for
     *     the JDK's alone
     * @throws CannotStart when the file cannot be read or holds no certificate
     */
    public static SSLContext trusted(String file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(file), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CannotStart(
                    "The JDK's list of trusted certificates cannot be used: " + e.getMessage(), e);
        }
    }

    static TrustManager[] managers(String file) throws GeneralSecurityException, IOException {
        return file.isEmpty() ? known() : with(certificates(Path.of(file)));
    }

    private static TrustManager[] known() throws GeneralSecurityException {
        return believing(null);
    }

    private static TrustManager[] with(Collection<? extends Certificate> more)
            throws GeneralSecurityException, IOException {
        List<Certificate> all = new ArrayList<>(more);
        for (TrustManager manager : known()) {
            if (manager instanceof X509TrustManager x509) {
                all.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : all) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return believing(store);
    }

    private static TrustManager[] believing(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (read.isEmpty() || !read.stream().allMatch(X509Certificate.class::isInstance)) {
                throw notPem(file);
            }
            return read;
        } catch (IOException e) {
            throw new CannotStart(
                    "http.trusted-ca names %s, which cannot be read: correct the path, or leave it empty"
                            .formatted(file),
                    e);
        } catch (CertificateException e) {
            throw notPem(file);
        }
    }

    private static CannotStart notPem(Path file) {
        return new CannotStart(
                "http.trusted-ca names %s, which holds no certificate: it must be a PEM file, with lines of -----BEGIN CERTIFICATE-----"
                        .formatted(file));
    }
}
