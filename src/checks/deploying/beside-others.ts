import {whiteBoxClaim} from '../../claims/claim.ts';
import {nginxSays} from '../../servers/beside/nginx.ts';
import {nginxExample} from '../../servers/beside/nginx-files.ts';

const claim = whiteBoxClaim('It lets nginx read the files of the page.');

claim('operate/behind-a-proxy/second-site', async ({documented, hold}) => {
  const word = documented.code();
  const [site, clients] = await Promise.all([
    nginxExample('elizaos.conf'),
    nginxExample('clients.conf'),
  ]);
  const copy = site.replaceAll('api.example.com', 'two.example.com');
  const besides = async (second: string) =>
    nginxSays({
      'conf.d/elizaos.conf': site,
      'elizaos-clients.conf': clients,
      'conf.d/second.conf': second,
      'second-clients.conf': clients.replaceAll(word.text, 'second'),
    });
  const [changed, same] = [
    await besides(copy.replaceAll(word.text, 'second')),
    await besides(copy),
  ];
  const asked = 'let nginx read both copies';
  hold.ok(word, changed.isAccepted && !same.isAccepted, changed.said, asked);
});

claim('operate/behind-a-proxy/bucket-size', async ({documented, hold}) => {
  const name = documented.code();
  const own = {
    [`conf.d/${name.text}`]: await nginxExample(name.text),
    'elizaos-clients.conf': await nginxExample('clients.conf'),
  };
  const size = 'map_hash_bucket_size 128;';
  const sizeIn = (file: string) => nginxSays({...own, [`conf.d/${file}`]: size});
  const [before, after] = [await sizeIn('0.conf'), await sizeIn('z.conf')];
  hold.ok(name, before.isAccepted, before.said, `let nginx read ${size} before it`);
  hold.ok(name, !after.isAccepted, after.said, `let nginx read ${size} after it`);
});
