package kr.haetae.agent.connector.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import kr.haetae.agent.connector.ConnectorFactory;
import kr.haetae.agent.connector.ConnectorSettings;
import kr.haetae.agent.connector.ExchangeConnector;

/** Settings: {@code file}, and {@code encoding} (default UTF-8). */
public final class CsvConnectorFactory implements ConnectorFactory {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public ExchangeConnector create(ConnectorSettings settings) {
        return new CsvConnector(settings.file("file"), charset(settings.optional("encoding", "UTF-8")));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("encoding: not known to this Java");
        }
    }
}
