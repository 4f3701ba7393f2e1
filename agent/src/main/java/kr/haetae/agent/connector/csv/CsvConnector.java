package kr.haetae.agent.connector.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.connector.ConnectorException.Reason;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.connector.RowSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code chain,address[,memo,label]}: a header in any order, other columns ignored, comma, semicolon or tab.
 *
 * <p>Each physical line is one row, even inside quotes: an unclosed quote then spoils one row, where a general CSV
 * reader would swallow the wallets after it.
 */
final class CsvConnector implements ExchangeConnector {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final Charset charset;

    CsvConnector(Path file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    @Override
    public void read(RowSink sink) throws ConnectorException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
            Header header = Header.of(lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ConnectorException(Reason.INTERRUPTED, "", true);
                }
                if (!line.isBlank()) {
                    List<String> cells = CsvLine.split(line, header.separator);
                    sink.row(
                            Header.cell(cells, header.chain),
                            Header.cell(cells, header.address).strip(),
                            Header.cell(cells, header.memo));
                }
            }
        } catch (IOException e) {
            throw new ConnectorException(Reason.FILE, file.toString(), Files.exists(file));
        }
    }

    private record Header(char separator, int chain, int address, int memo) {
        private static final int ABSENT = -1;

        static Header of(@Nullable String line) throws ConnectorException {
            if (line == null || line.isBlank()) {
                throw new ConnectorException(Reason.EMPTY, "", false);
            }
            String text = line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
            char separator = separatorOf(text);
            List<String> names = CsvLine.split(text, separator).stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (!names.contains("address")) {
                throw new ConnectorException(Reason.NO_ADDRESS_COLUMN, "", false);
            }
            return new Header(separator, names.indexOf("chain"), names.indexOf("address"), names.indexOf("memo"));
        }

        private static char separatorOf(String header) {
            for (char candidate : new char[] {';', '\t'}) {
                if (header.indexOf(candidate) >= 0 && header.indexOf(',') < 0) {
                    return candidate;
                }
            }
            return ',';
        }

        static String cell(List<String> cells, int index) {
            return index == ABSENT || index >= cells.size() ? "" : cells.get(index);
        }
    }
}
