import type { Conversation } from '../conversation.ts';
import { geenApp, pollGesprek, rondleiding } from './bijeenkomsten.ts';
import { estafette } from './estafette.ts';
import { gruttoCargo, productGrutto } from './grutto.ts';
import { helm } from './helm.ts';
import { huisregels, winteractie } from './huisregels.ts';
import { productWulp } from './product-wulp.ts';
import { riemPiept } from './riem-piept.ts';
import { welkom } from './welkom.ts';
import { bandenspanning, inDeLift, keiEnKetting } from './werkplaats.ts';

export const conversations: readonly Conversation[] = [
  productWulp,
  riemPiept,
  helm,
  estafette,
  welkom,
  productGrutto,
  gruttoCargo,
  huisregels,
  winteractie,
  keiEnKetting,
  bandenspanning,
  inDeLift,
  rondleiding,
  pollGesprek,
  geenApp,
];
