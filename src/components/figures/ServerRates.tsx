import type {ServerRates as Rates, ServerRate} from '../../records/benchmarks.ts';
import {Measured, NotMeasured} from './Measured.tsx';
import {ScrollableTable} from './ScrollableTable.tsx';

/** What `npm run bench:server` measured, as a chart; the transform of pages hands in the record as JSON. */
export function ServerRates({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run bench:server" />;
  const rates: Rates = JSON.parse(record);
  const most = Math.max(...rates.results.map(({ratio}) => ratio));
  return (
    <>
      <ScrollableTable className="rates">
        <caption>Requests per second, in those of bare Express</caption>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Ratio</th>
            <th scope="col">Lowest to highest round</th>
            <th scope="col">Requests per second</th>
          </tr>
        </thead>
        <tbody>
          {rates.results.map((rate) => (
            <Row key={rate.name} rate={rate} most={most} />
          ))}
        </tbody>
      </ScrollableTable>
      <p>
        {rates.connections} connections, {rates.rounds} rounds of {rates.seconds} seconds for each
        case; each number is a median. <Measured {...rates} />
      </p>
    </>
  );
}

function Row({rate, most}: {rate: ServerRate; most: number}) {
  const {name, ratio, lowest, highest, requestsPerSecond} = rate;
  return (
    <tr className={name.startsWith('This server') ? 'rates-own' : undefined}>
      <th scope="row">{name}</th>
      <td className="rates-bar">
        <span style={{width: `calc((100% - 3.5rem) * ${ratio / most})`}} aria-hidden="true" />
        <b>{ratio.toFixed(2)}</b>
      </td>
      <td>
        {lowest.toFixed(2)} to {highest.toFixed(2)}
      </td>
      <td>{requestsPerSecond.toLocaleString('en')}</td>
    </tr>
  );
}
